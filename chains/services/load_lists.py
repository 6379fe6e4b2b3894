from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act, ListReaders
from chains.models import RegisterList
from chains.queries.conditions import CHAIN, ON, REVIEW
from chains.queries.own_columns import own_columns
from chains.queries.record_rows import TEXT
from chains.registers.common import COMMON
from chains.registers.register import REGISTERS
from chains.rules.facts import ListFacts
from config.lib.refusals import Refused
from offices.enums import Right
from offices.models import Account, AuditEntry
from offices.permissions import require
from offices.services.trail import record as note


@transaction.atomic
def load_lists(*, by: Account | None, facts: Iterable[ListFacts], source: str, title: str = "") -> int:
    """Make the named lists of a regime, or bring them up to its words; returns how many it names.

    A list that somebody changed or removed since stays as he left it. Everybody finds them who may see their records.
    ``source`` and ``title`` are the regime's code and title; ``by`` is None for an operator's command. Raises Refused
    where a list names a register or column that is not there.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    named = list(facts)
    decided = _decided()
    first = None
    for position, fact in enumerate(named, start=1):
        _refuse_unknown(fact)
        if fact.code in decided:
            continue
        words = {
            "register": fact.register,
            "title": fact.title,
            "group": fact.group,
            "position": position,
            "columns": list(fact.columns),
            "filters": {name: list(texts) for name, texts in fact.filters.items()},
            "order": fact.order,
            "unit_line": fact.unit_line,
            "readers": ListReaders.EVERYBODY,
            "regime": source,
            "regime_title": title[:100],
        }
        made, _new = RegisterList.objects.update_or_create(code=fact.code, defaults=words)
        first = first or made
    if first is not None:
        note(by=by, act=Act.LISTS_LOAD, on=first, label=source, after={"lists": [fact.code for fact in named]})
    return len(named)


def _decided() -> set[str]:
    """The codes of lists that somebody changed or removed by an act of his own; the trail knows."""
    acts = AuditEntry.objects.filter(act__in=[Act.LIST_CHANGE, Act.LIST_REMOVE])
    return set(acts.values_list("before__code", flat=True))


def _refuse_unknown(fact: ListFacts) -> None:
    register = REGISTERS.get(fact.register)
    if register is None:
        raise Refused(
            _("The list “%(title)s” looks at the register “%(name)s”, which is not there.")
            % {"title": fact.title, "name": fact.register}
        )
    known = {one.code for one in (*register.columns, *own_columns(register), *COMMON)} | {CHAIN, REVIEW, ON, TEXT}
    asked = {*fact.columns, *(name.partition(".")[0] for name in fact.filters)}
    if fact.order:
        asked.add(fact.order.removeprefix("-"))
    if strange := sorted(asked - known):
        raise Refused(
            _("The list “%(title)s” names columns that “%(register)s” does not have: %(codes)s.")
            % {"title": fact.title, "register": register.title, "codes": "、".join(strange)}
        )
