"""An act on records as its page shows it: the records of it that one may know of, and what it did to each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404

from chains.models import RecordAct
from chains.queries.record_history import Step, act_history
from chains.queries.sight import Sight
from chains.queries.traces import traces_of
from chains.registers.register import Register
from config.lib.web.listing import PER_PAGE, Listing
from offices.models import Account


@dataclass(frozen=True)
class Touched:
    """A record, and what the act did to it and to what hangs on it."""

    record: Any
    steps: list[Step]


def seen_act(sight: Sight, pk: UUID) -> tuple[RecordAct, QuerySet[Any]]:
    """The act and its records of the register that the account may know of, removed ones among them.

    Raises Http404 where there are none.
    """
    act = RecordAct.objects.select_related("by__person", "undone_by", "undoes").filter(pk=pk).first()
    if act is None:
        raise Http404
    model = sight.register.model
    keys = set(model.pgh_event_model.objects.filter(pgh_context=pk).values_list("pgh_obj", flat=True))
    for trace in traces_of(sight.register):
        keys.update(trace.events.objects.filter(pgh_context=pk).values_list(trace.key, flat=True))
    records = sight.within(model._default_manager.filter(pk__in=keys)).order_by("spelling", "pk")
    if not records.exists():
        raise Http404
    return act, records


def own_act(account: Account, register: Register, pk: UUID) -> RecordAct | None:
    """An act of the account itself on the register, which it may take back as long as nothing was changed since."""
    return RecordAct.objects.filter(pk=pk, by=account, register=register.code).first()


def act_page(sight: Sight, act: RecordAct, records: QuerySet[Any], page: str | None) -> tuple[Listing, list[Touched]]:
    """A page of the act's records."""
    listing = Listing(page=Paginator(records, PER_PAGE).get_page(page), order="name")
    steps = act_history(sight, act, [one.pk for one in listing.rows])
    return listing, [Touched(one, steps.get(one.pk, [])) for one in listing.rows]
