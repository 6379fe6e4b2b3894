"""The marking of a quarter by its raters: asking them, how far each is, closing it, and all marks once it is closed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from evaluation.forms.rating_view import RatingOpenForm, RatingReopenForm
from evaluation.models import Mark, Rating
from evaluation.queries.ratings import is_open, progress_of, rating_of, seat_marks
from evaluation.queries.runs import quarter_in_hand, quarters_to_judge
from evaluation.queries.scheme_in_force import names_in, rated_items, read, scheme_of
from evaluation.services.close_rating import close_rating
from evaluation.services.open_rating import open_rating
from evaluation.services.reopen_rating import reopen_rating
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def rating_view(request: OfficeRequest) -> HttpResponse:
    """``?quarter=2024Q2`` chooses the quarter; posting asks the raters for their marks."""
    require(request.user, Right.EVALUATE)
    quarter = quarter_in_hand(request.GET.get("quarter", ""))
    scheme = scheme_of(quarter.year, quarter.quarter) if quarter else None
    if quarter is None or scheme is None:
        return render(request, "evaluation/rating_view.html", {"quarter": None})
    items = rated_items(read(scheme))
    form = RatingOpenForm(request.POST or None, items=items)
    if request.method == "POST" and form.is_valid():
        try:
            open_rating(by=request.user, quarter=quarter, items=items, seats=form.seats(), due=form.cleaned_data["due"])
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The raters have been told and can mark."))
            return redirect(f"{reverse('evaluation:rating_view')}?quarter={quarter}")
    rating = rating_of(quarter)
    context = {
        "quarter": quarter,
        "quarters": quarters_to_judge(),
        "rating": rating,
        "is_open": rating is not None and is_open(rating),
        "progress": progress_of(rating, items) if rating else (),
        "marks": _marks(request, rating) if rating and not is_open(rating) else (),
        "form": form,
        "reopen": RatingReopenForm(),
    }
    return render(request, "evaluation/rating_view.html", context, status=status_of(form))


@require_POST
def rating_close(request: OfficeRequest, pk: int) -> HttpResponse:
    """Close the marking."""
    require(request.user, Right.EVALUATE)
    rating = get_object_or_404(Rating, pk=pk)
    try:
        close_rating(by=request.user, rating=rating)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The marking is closed."))
    return redirect(_page_of(rating))


@require_POST
def rating_reopen(request: OfficeRequest, pk: int) -> HttpResponse:
    """Let the raters mark again."""
    require(request.user, Right.EVALUATE)
    rating = get_object_or_404(Rating, pk=pk)
    form = RatingReopenForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say until which day the raters mark again, and why. Nothing was changed."))
        return redirect(_page_of(rating))
    try:
        reopen_rating(by=request.user, rating=rating, **form.cleaned_data)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The marking is open again; the raters have been told."))
    return redirect(_page_of(rating))


def _marks(request: OfficeRequest, rating: Rating) -> list[tuple[Mark, str]]:
    """The marks that may be seen, each with the title of its item."""
    titles = names_in(rating.year, rating.quarter).items
    return [(mark, titles.get(mark.item, mark.item)) for mark in seat_marks(request.user, rating)]


def _page_of(rating: Rating) -> str:
    return f"{reverse('evaluation:rating_view')}?quarter={rating.period}"
