"""The raters' marks of a quarter: chains down, items and raters across."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from chains.models import Chain
from config.lib.periods import Quarter
from config.lib.refusals import Refused
from evaluation.forms.mark_list import MarksForm, MarkTakeBackForm
from evaluation.models import Mark, Rating, Scheme
from evaluation.queries.marks import Key, in_words, marks_of, marks_to_judge, orphaned
from evaluation.queries.ratings import items_of_office, rating_of
from evaluation.queries.runs import quarter_in_hand, quarters_to_judge
from evaluation.queries.scheme_in_force import RatedItem, rated_items, read, scheme_of
from evaluation.services.give_marks import MarksMovedOn, give_marks
from evaluation.services.take_back_marks import take_back_marks
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@dataclass(frozen=True)
class _InHand:
    """The quarter that the address names, with the scheme by which it will be judged."""

    quarter: Quarter
    scheme: Scheme
    items: list[RatedItem]

    @property
    def address(self) -> str:
        return f"{reverse('evaluation:mark_list')}?quarter={self.quarter}"

    def marks(self) -> dict[Key, Mark]:
        return {(mark.chain.code, mark.item, mark.rater): mark for mark in marks_of(self.quarter)}

    def form(
        self,
        data: Mapping[str, str] | None,
        *,
        given: Mapping[Key, Mark],
        moved: Mapping[Key, Mark | None] | None = None,
    ) -> MarksForm:
        chains = Chain.objects.filter(closed_on=None)
        items = items_of_office(self.items, self.rating)
        return MarksForm(data, items=items, chains=chains, given=given, moved=moved or {})

    @cached_property
    def rating(self) -> Rating | None:
        return rating_of(self.quarter)


@require_http_methods(["GET", "POST"])
def mark_list(request: OfficeRequest) -> HttpResponse:
    """``?quarter=2024Q2`` chooses the quarter; posting keeps what was changed on the page."""
    require(request.user, Right.EVALUATE)
    in_hand = _in_hand(request)
    if in_hand is None:
        return render(request, "evaluation/mark_list.html", {"quarter": None})
    form = in_hand.form(request.POST if request.method == "POST" else None, given=in_hand.marks())
    if not form.is_bound:
        return _page(request, in_hand, form)
    if not form.is_valid():
        return _page(request, in_hand, form, status=400)
    try:
        kept = give_marks(
            by=request.user, quarter=in_hand.quarter, items=in_hand.items, marks=form.marks(), seen=form.seen()
        )
    except MarksMovedOn as faster:
        now = in_hand.marks()
        form = in_hand.form(form.renewed(now), given=now, moved=faster.moved)
        form.add_error(None, faster.sentence)
        return _page(request, in_hand, form, status=409)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, in_hand, form, status=400)
    messages.success(request, kept.sentence)
    return redirect(in_hand.address)


@require_POST
def mark_take_back(request: OfficeRequest) -> HttpResponse:
    """Take back marks for which the scheme has no place."""
    require(request.user, Right.EVALUATE)
    in_hand = _in_hand(request)
    if in_hand is None:
        return redirect("evaluation:mark_list")
    orphans = orphaned(marks_to_judge(in_hand.quarter), in_hand.items)
    form = MarkTakeBackForm(request.POST, orphans=orphans)
    if not form.is_valid():
        messages.error(request, _("Choose marks from the list as it is now. None was taken back."))
        return redirect(in_hand.address)
    try:
        gone = take_back_marks(by=request.user, quarter=in_hand.quarter, items=in_hand.items, marks=form.chosen())
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("%(count)s marks were taken back.") % {"count": gone})
    return redirect(in_hand.address)


def _in_hand(request: OfficeRequest) -> _InHand | None:
    quarter = quarter_in_hand(request.GET.get("quarter", ""))
    scheme = scheme_of(quarter.year, quarter.quarter) if quarter else None
    if quarter is None or scheme is None:
        return None
    return _InHand(quarter=quarter, scheme=scheme, items=rated_items(read(scheme)))


def _page(request: OfficeRequest, in_hand: _InHand, form: MarksForm, *, status: int = 200) -> HttpResponse:
    take_back = MarkTakeBackForm(orphans=orphaned(marks_to_judge(in_hand.quarter), in_hand.items))
    context = {
        "quarter": in_hand.quarter,
        "quarters": quarters_to_judge(),
        "scheme": in_hand.scheme,
        "form": form,
        "rating": in_hand.rating,
        "orphans": list(zip(take_back.orphans, in_words(take_back.orphans.values(), in_hand.items), strict=True)),
    }
    return render(request, "evaluation/mark_list.html", context, status=status)
