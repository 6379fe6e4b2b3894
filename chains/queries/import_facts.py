"""What the rows of an import say of dated facts: which begin, and which differ from what is noted and stay out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext as _

from chains.models import Chain
from chains.queries.import_lines import Beginning, Difference, Line
from chains.queries.sight import Sight
from chains.registers.columns import Column, Dated

_Facts = dict[UUID, dict[int, Any]]


def take_facts(columns: Iterable[Column], lines: Sequence[Line], sight: Sight) -> list[Difference]:
    """Note on each row what begins with it on the business day; returns what the rows say and is left as it is.

    A row that says what is noted already, or nothing, changes nothing.
    """
    return [one for column in columns if column.begins for one in _taken(column, column.begins, lines, sight)]


def _taken(column: Column, dated: Dated, lines: Sequence[Line], sight: Sight) -> Iterator[Difference]:
    told = [line for line in lines if line.values.get(column.code)]
    if not told:
        return
    day, chains = sight.holds_on, Chain.objects.in_bulk(sight.keeps)
    facts = _facts(dated, [line.record.pk for line in told if line.record], sight)
    for line in told:
        by_chain = facts[line.record.pk] if line.record else {}
        noted = {chain: getattr(fact, dated.value) for chain, fact in by_chain.items()}
        said = line.values[column.code]
        if line.sure and set(said) == set(noted.values()):
            continue
        if len(line.on) != 1:
            if not set(said) <= set(noted.values()):
                yield Difference(line, column, _on_which_chain(column, said))
            continue
        chain = chains[next(iter(line.on))]
        elsewhere = {value for pk, value in noted.items() if pk != chain.pk} if len(said) > 1 else set()
        new = [value for value in said if value not in elsewhere and value != noted.get(chain.pk)]
        if not new:
            continue
        if chain.pk in noted:
            yield Difference(line, column, _noted_as(column, chain, by_chain[chain.pk], noted[chain.pk], said, day))
        elif len(new) > 1:
            yield Difference(line, column, _several(column, chain, said))
        else:
            line.begins.append(Beginning(column, chain, new[0], day))


def _facts(dated: Dated, records: Sequence[UUID], sight: Sight) -> _Facts:
    """The facts that hold, or will, of each record, by chain; the earliest of a chain."""
    found: _Facts = defaultdict(dict)
    if not records:
        return found
    rows = apps.get_model(dated.model)._default_manager.filter(
        Q(until_date=None) | Q(until_date__gte=sight.holds_on),
        **{f"{dated.record}__in": records, "chain__in": sight.chains},
    )
    for row in rows.order_by("from_date"):
        found[getattr(row, f"{dated.record}_id")].setdefault(row.chain_id, row)
    return found


def _noted_as(column: Column, chain: Chain, fact: Any, value: str, said: Sequence[str], day: dt.date) -> str:
    words = {
        "chain": chain.full_name,
        "noted": column.kind.show([value]),
        "said": column.kind.show(said),
        "day": fact.from_date.isoformat(),
    }
    if fact.from_date > day:
        return (
            _("From %(day)s on noted as %(noted)s in %(chain)s; the workbook says %(said)s. Change it on its page.")
            % words
        )
    return _("Noted as %(noted)s in %(chain)s; the workbook says %(said)s. Change it on its page.") % words


def _on_which_chain(column: Column, said: Sequence[str]) -> str:
    return _("The workbook says %(said)s, but not in which one chain. Note it on its page.") % {
        "said": column.kind.show(said)
    }


def _several(column: Column, chain: Chain, said: Sequence[str]) -> str:
    return _(
        "The workbook says %(said)s, but in %(chain)s it can be one thing at a time. Keep one, or note it on its page."
    ) % {"said": column.kind.show(said), "chain": chain.full_name}
