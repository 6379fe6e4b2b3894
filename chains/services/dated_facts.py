"""What all dated facts of a record have in common: two of one kind do not overlap, and one ends on a day of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from chains.queries.import_lines import Beginning
from config.lib.periods import date_label
from config.lib.refusals import Refused, SomebodyWasFaster


def require_order(from_date: dt.date, until_date: dt.date | None) -> None:
    """Raise Refused where the last day lies before the first."""
    if until_date is not None and until_date < from_date:
        raise Refused(
            _("The last day, %(until)s, lies before the first, %(from)s. Correct one of them.")
            % {"until": date_label(until_date), "from": date_label(from_date)}
        )


def require_apart(others: QuerySet[Any], *, from_date: dt.date, until_date: dt.date | None) -> None:
    """Raise Refused where one of the other facts holds on one of these days, and say which."""
    meets = others.filter(Q(until_date=None) | Q(until_date__gte=from_date))
    if until_date is not None:
        meets = meets.filter(from_date__lte=until_date)
    found = meets.order_by("from_date").first()
    if found is None:
        return
    raise Refused(
        _("“%(what)s” holds already %(span)s. End that one first, or choose other days.")
        % {"what": found.label, "span": span(found.from_date, found.until_date)}
    )


def span(from_date: dt.date, until_date: dt.date | None) -> str:
    """The days of a fact in words."""
    if until_date is None:
        return _("from %(day)s on") % {"day": date_label(from_date)}
    return _("from %(day)s to %(until)s") % {"day": date_label(from_date), "until": date_label(until_date)}


def begin_many(facts: Sequence[tuple[UUID, Beginning]]) -> None:
    """Let facts of locked records begin; what may begin, and by whom, was asked before.

    Raises SomebodyWasFaster where one of the records has such a fact on that chain by now.
    """
    columns = {one.column.code: one.column for _record, one in facts}
    for code, column in columns.items():
        if not column.begins:
            continue
        model, record, value = apps.get_model(column.begins.model), column.begins.record, column.begins.value
        rows = [(key, one) for key, one in facts if one.column.code == code]
        begun = {(key, one.chain.pk) for key, one in rows}
        there = model._default_manager.filter(
            Q(until_date=None) | Q(until_date__gte=min(one.on for _key, one in rows)),
            **{f"{record}__in": [key for key, _one in rows]},
        )
        if begun & set(there.values_list(record, "chain")):
            raise SomebodyWasFaster(_("Somebody else changed this in the meantime. Look at it again."))
        model._default_manager.bulk_create(
            model(**{f"{record}_id": key, "chain": one.chain, value: one.value, "from_date": one.on})
            for key, one in rows
        )


def end(fact: Any, last_day: dt.date) -> None:
    """Let the fact end with that day, which still belongs to it. An end that is set can only be brought forward."""
    if last_day < fact.from_date:
        raise Refused(
            _("It began on %(day)s; the last day cannot lie before that.") % {"day": date_label(fact.from_date)}
        )
    if fact.until_date is not None and last_day >= fact.until_date:
        raise Refused(
            _("It ends with %(day)s already and can only end earlier. If it goes on, note it again.")
            % {"day": date_label(fact.until_date)}
        )
    seen = type(fact)._default_manager.filter(pk=fact.pk, until_date=fact.until_date)
    if not seen.update(until_date=last_day):
        raise SomebodyWasFaster(_("Somebody else changed this in the meantime. Look at it again."))
    fact.until_date = last_day
