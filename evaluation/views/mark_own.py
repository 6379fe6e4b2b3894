"""A rater's own page: the marks that an organisation gives, blind to all others."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chains.models import Chain
from config.lib.refusals import Refused
from evaluation.forms.mark_list import MarksForm
from evaluation.models import Mark, RatingSeat
from evaluation.queries.marks import Key
from evaluation.queries.ratings import items_of_seat, seat_marks, seats_of
from evaluation.queries.scheme_in_force import RatedItem, rated_items, read, scheme_of
from evaluation.services.give_marks import MarksMovedOn, give_marks
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def mark_own(request: OfficeRequest) -> HttpResponse:
    """``?seat=3`` chooses among several seats; without a seat in a marking that is going on there is no such page."""
    seats = list(seats_of(request.user))
    wanted = request.GET.get("seat", "")
    seat = next((one for one in seats if str(one.pk) == wanted), seats[0] if seats and not wanted else None)
    scheme = scheme_of(seat.rating.year, seat.rating.quarter) if seat else None
    if seat is None or scheme is None:
        raise Http404
    items = items_of_seat(rated_items(read(scheme)), seat.rater)
    given = _given(request, seat)
    form = _form(request.POST if request.method == "POST" else None, items, given)
    status = 200
    if form.is_bound and not form.is_valid():
        status = 400
    elif form.is_bound:
        try:
            kept = give_marks(
                by=request.user,
                quarter=seat.rating.period,
                items=items,
                marks=form.marks(),
                seen=form.seen(),
                seat=seat,
            )
        except MarksMovedOn as faster:
            now = _given(request, seat)
            form = _form(form.renewed(now), items, now, moved=faster.moved)
            form.add_error(None, faster.sentence)
            status = 409
        except Refused as refused:
            form.add_error(None, refused.sentence)
            status = 400
        else:
            messages.success(request, kept.sentence)
            return redirect(f"{reverse('evaluation:mark_own')}?seat={seat.pk}")
    cells = sum(len(item.units) for item in items)
    context = {"seat": seat, "seats": seats, "scheme": scheme, "form": form, "given": len(given), "of": cells}
    return render(request, "evaluation/mark_own.html", context, status=status)


def _given(request: OfficeRequest, seat: RatingSeat) -> dict[Key, Mark]:
    own = seat_marks(request.user, seat.rating).filter(organisation=seat.organisation, rater=seat.rater)
    return {(mark.chain.code, mark.item, mark.rater): mark for mark in own}


def _form(
    data: Mapping[str, str] | None,
    items: list[RatedItem],
    given: Mapping[Key, Mark],
    moved: Mapping[Key, Mark | None] | None = None,
) -> MarksForm:
    units = {unit for item in items for unit in item.units}
    chains = Chain.objects.filter(closed_on=None, code__in=units)
    return MarksForm(data, items=items, chains=chains, given=given, moved=moved or {})
