"""Named lists as pages show them: by where they come from, each with its count; a list's filters in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from chains.enums import ListReaders, MovingPeriod
from chains.models import Chain
from chains.queries.register_lists import SeenList, filters_kept
from chains.registers.kinds import Operator
from chains.rules.moving import IN
from chains.tables.record_table import in_words

NUMERALS = "〇一二三四五六七八九十"


@dataclass(frozen=True)
class Row:
    """A list; ``records`` is None where a filter of it does not hold any more."""

    seen: SeenList
    records: int | None


@dataclass(frozen=True)
class Group:
    """Lists of one source that belong together: 聊城市2024年 · 五张清单."""

    title: str
    rows: tuple[Row, ...]

    @property
    def is_elsewhere(self) -> bool:
        return self.rows[0].seen.elsewhere

    @property
    def promised(self) -> int:
        """How many lists the name of a regime's group says there are, five where it is 五张清单, if not all stand here;
        else none. The lists alone cannot tell why."""
        named = self.rows[0].seen.named
        said = NUMERALS.find(named.group[:1]) if named.regime and named.group[1:2] == "张" else 0
        return said if said > len(self.rows) else 0


def groups(lists: Iterable[SeenList], counts: Mapping[str, int]) -> list[Group]:
    """The lists by source and group, in the order in which they come."""
    return [
        Group(title, tuple(Row(one, counts.get(one.named.code)) for one in members))
        for title, members in groupby(lists, key=_group)
    ]


def _group(seen: SeenList) -> str:
    one = seen.named
    if one.readers == ListReaders.OWNER:
        source = _("My own lists")
    elif one.regime:
        source = one.regime_title or one.regime
    else:
        source = _("Made here")
    return " · ".join(part for part in (source, one.group) if part)


def filters_in_words(seen: SeenList, chains: Sequence[Chain]) -> list[str]:
    """What the list is narrowed by: 开工日期：本年."""
    return [*_moving(seen), *(said for name, said in in_words(seen.asked, chains) if name not in _put(seen))]


def _moving(seen: SeenList) -> Iterator[str]:
    for column, period in _periods(seen):
        found = seen.sight.column(column)
        if found is not None:
            yield _("%(column)s: %(period)s") % {"column": found.label, "period": period.label}


def _put(seen: SeenList) -> set[str]:
    """The filters that a moving period was put as."""
    return {f"{column}.{end.value}" for column, _period in _periods(seen) for end in (Operator.FROM, Operator.TO)}


def _periods(seen: SeenList) -> Iterator[tuple[str, MovingPeriod]]:
    for name, texts in filters_kept(seen.named).items():
        column, _dot, ending = name.rpartition(".")
        if ending == IN and texts and texts[-1] in MovingPeriod.values:
            yield column, MovingPeriod(texts[-1])
