"""What a run changed against the one whose place it takes: places, totals and lines, old and new, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice

from chains.models import Chain
from evaluation.enums import ObjectionState
from evaluation.models import Objection, Placing, Run
from evaluation.permissions import chains_seen, objections_seen
from evaluation.queries.score_sources import as_read_by
from evaluation.rules.result import Line, Used
from evaluation.rules.wording import plain
from offices.models import Account


@dataclass(frozen=True)
class InputChanged:
    """An input that is another one now; no value where there was none."""

    label: str
    unit: str
    before: str
    after: str


@dataclass(frozen=True)
class LineChanged:
    """A line with other points, or made from other inputs. ``objection``: the one that was upheld, if it was that."""

    title: str
    item: str
    is_group: bool
    before: Decimal | None
    after: Decimal | None
    inputs: tuple[InputChanged, ...]
    objection: Objection | None

    @property
    def difference(self) -> Decimal | None:
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class ChainChanged:
    """A chain whose place, total or lines are not what they were."""

    chain: Chain
    before: Placing | None
    after: Placing | None
    lines: tuple[LineChanged, ...]


def runs_replaced(run: Run) -> list[Run]:
    """The runs whose place this one takes: the one shown before it, the one published before it, or none."""
    return list(dict.fromkeys(filter(None, (run.mends, run.supersedes))))


def _shown_since(before: Run, run: Run) -> list[Run]:
    """The runs from the one that was replaced to the one before this, the latest first: what was objected to."""
    shown, found = run.mends, []
    while shown is not None and shown != before:
        found.append(shown)
        shown = shown.mends
    return [*found, before]


def changes_between(account: Account, run: Run, before: Run) -> list[ChainChanged]:
    """What changed for each chain that whoever asks may see in both runs; chains with no change are left out."""
    chains = chains_seen(account, run).filter(pk__in=chains_seen(account, before).values("pk"))
    was, now = _Kept.of(before, account), _Kept.of(run, account)
    upheld: dict[int, dict[str, Objection]] = defaultdict(dict)
    since = objections_seen(account).filter(run__in=_shown_since(before, run), state=ObjectionState.UPHELD)
    for objection in since.order_by("pk"):
        upheld[objection.chain_id][objection.item] = objection
    found = []
    for one in chains.order_by("number"):
        old, new = was.placings.get(one.pk), now.placings.get(one.pk)
        lines = tuple(_lines(was.lines.get(one.pk, ()), now.lines.get(one.pk, ()), upheld[one.pk]))
        if lines or _standing(old) != _standing(new):
            found.append(ChainChanged(chain=one, before=old, after=new, lines=lines))
    return found


@dataclass(frozen=True)
class _Kept:
    """What a run kept, by chain, with the lines as whoever asks may read them."""

    placings: dict[int, Placing]
    lines: dict[int, tuple[Line, ...]]

    @classmethod
    def of(cls, run: Run, account: Account) -> _Kept:
        kept = {sheet.chain_id: sheet.lines for sheet in run.sheets.all()}
        read = iter(as_read_by(account, run, list(chain.from_iterable(kept.values()))))
        return cls(
            placings={placing.chain_id: placing for placing in run.placings.all()},
            lines={pk: tuple(islice(read, len(lines))) for pk, lines in kept.items()},
        )


def _standing(placing: Placing | None) -> tuple[object, ...] | None:
    return (placing.total, placing.place, placing.tied, placing.group, placing.failed) if placing else None


def _lines(before: tuple[Line, ...], after: tuple[Line, ...], upheld: dict[str, Objection]) -> Iterator[LineChanged]:
    old = {line.item: line for line in before}
    new = {line.item: line for line in after}
    for item in dict.fromkeys([*new, *old]):
        was, now = old.get(item), new.get(item)
        inputs = tuple(_inputs(was.inputs if was else (), now.inputs if now else ()))
        named = now or was
        if named and (_printed(was) != _printed(now) or inputs):
            yield LineChanged(
                title=named.title,
                item=item,
                is_group=named.is_group,
                before=_printed(was),
                after=_printed(now),
                inputs=inputs,
                objection=upheld.get(item),
            )


def _printed(line: Line | None) -> Decimal | None:
    return line.shown if line else None


def _inputs(before: tuple[Used, ...], after: tuple[Used, ...]) -> Iterator[InputChanged]:
    """The inputs with another value by their labels; of several with one label, in their order."""
    old, new = _by_label(before), _by_label(after)
    for key in dict.fromkeys([*new, *old]):
        was, now = old.get(key), new.get(key)
        if (was.value if was else None) != (now.value if now else None):
            yield InputChanged(label=key[0], unit=(now or was).unit, before=_said(was), after=_said(now))  # type: ignore[union-attr]


def _by_label(inputs: tuple[Used, ...]) -> dict[tuple[str, int], Used]:
    found: dict[tuple[str, int], Used] = {}
    for used in inputs:
        number = sum(label == used.label for label, _ in found)
        found[used.label, number] = used
    return found


def _said(used: Used | None) -> str:
    return "" if used is None or used.value is None else plain(used.value)
