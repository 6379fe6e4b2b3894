"""The raters' marks of a quarter: chains down, items and raters across."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.models import Chain
from config.lib.refusals import Refused
from evaluation.forms.marks import MarksForm
from evaluation.models import Mark
from evaluation.queries.runs import quarter_in_hand, quarters_to_judge
from evaluation.queries.scheme_in_force import rated_items, read, scheme_of
from evaluation.services.give_marks import give_marks
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def mark_list(request: OfficeRequest) -> HttpResponse:
    """``?quarter=2024Q2`` chooses the quarter; posting keeps all marks of the page."""
    require(request.user, Right.EVALUATE)
    quarter = quarter_in_hand(request.GET.get("quarter", ""))
    scheme = scheme_of(quarter.year) if quarter else None
    if quarter is None or scheme is None:
        return render(request, "evaluation/mark_list.html", {"quarter": None})
    items = rated_items(read(scheme))
    given = {
        (mark.chain.code, mark.item, mark.rater): mark.value
        for mark in Mark.objects.filter(year=quarter.year, quarter=quarter.quarter).select_related("chain")
    }
    chains = list(Chain.objects.filter(closed_on=None))
    form = MarksForm(request.POST if request.method == "POST" else None, items=items, chains=chains, given=given)
    if request.method == "POST" and form.is_valid():
        try:
            changed = give_marks(by=request.user, quarter=quarter, items=items, marks=form.marks())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("%(count)s marks were changed.") % {"count": changed})
            return redirect(f"{reverse('evaluation:mark_list')}?quarter={quarter}")
    context = {"quarter": quarter, "quarters": quarters_to_judge(), "scheme": scheme, "form": form}
    return render(request, "evaluation/mark_list.html", context)
