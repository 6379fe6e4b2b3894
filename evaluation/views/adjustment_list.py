"""Matters that add or take points in a quarter: the list, proposing one, deciding one, withdrawing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from evaluation.forms.adjustment_list import AdjustmentDecideForm, AdjustmentForm
from evaluation.models import Adjustment
from evaluation.queries.milestones import milestones_by_chain, proved_milestones
from evaluation.queries.runs import quarter_in_hand, quarters_to_judge
from evaluation.queries.scheme_in_force import matter_items, names_in, read, scheme_of
from evaluation.services.decide_adjustment import decide_adjustment
from evaluation.services.decide_withdrawal import decide_withdrawal
from evaluation.services.note_adjustment import note_adjustment
from evaluation.services.withdraw_adjustment import withdraw_adjustment
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def adjustment_list(request: OfficeRequest) -> HttpResponse:
    """``?quarter=2024Q2`` chooses the quarter; posting notes a matter."""
    require(request.user, Right.EVALUATE)
    quarter = quarter_in_hand(request.GET.get("quarter", ""))
    scheme = scheme_of(quarter.year, quarter.quarter) if quarter else None
    if quarter is None or scheme is None:
        return render(request, "evaluation/adjustment_list.html", {"quarter": None})
    items = matter_items(read(scheme))
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    milestones = proved_milestones(request.user, quarter)
    form = AdjustmentForm(*sent, items=items, milestones=milestones, by_chain=milestones_by_chain(milestones))
    if request.method == "POST" and form.is_valid():
        try:
            note_adjustment(by=request.user, quarter=quarter, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The matter is noted. It counts as soon as a colleague has granted it."))
            return redirect(f"{reverse('evaluation:adjustment_list')}?quarter={quarter}")
    titles = names_in(quarter.year, quarter.quarter).items
    of_quarter = Adjustment.objects.filter(year=quarter.year, quarter=quarter.quarter)
    rows = of_quarter.select_related(
        "chain", "entered_by__person", "decided_by__person", "step__project", "withdrawal_asked_by__person"
    )
    context = {
        "quarter": quarter,
        "quarters": quarters_to_judge(),
        "form": form,
        "rows": [(row, titles.get(row.item, row.item)) for row in rows.prefetch_related("proofs")],
    }
    return render(request, "evaluation/adjustment_list.html", context, status=status_of(form))


@require_POST
def adjustment_decide(request: OfficeRequest, pk: int) -> HttpResponse:
    """Grant or refuse a proposed matter."""
    require(request.user, Right.EVALUATE)
    adjustment = get_object_or_404(Adjustment.objects.select_related("chain", "step__project"), pk=pk)
    form = AdjustmentDecideForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose whether it is granted or refused. Nothing was changed."))
        return redirect(_page_of(adjustment))
    try:
        decide_adjustment(by=request.user, adjustment=adjustment, grant=form.grants, note=form.cleaned_data["note"])
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(
            request,
            _("The matter is granted and counts in runs started from now on.")
            if form.grants
            else _("The matter is refused and does not count."),
        )
    return redirect(_page_of(adjustment))


@require_POST
def adjustment_withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    """Withdraw a matter, with a reason."""
    require(request.user, Right.EVALUATE)
    adjustment = get_object_or_404(Adjustment.objects.select_related("chain"), pk=pk)
    try:
        held = withdraw_adjustment(by=request.user, adjustment=adjustment, reason=request.POST.get("reason", ""))
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(
            request,
            _("The matter is withdrawn.")
            if held.withdrawn_because
            else _("You have asked that the matter be withdrawn. It counts on until a colleague agrees."),
        )
    return redirect(_page_of(adjustment))


@require_POST
def adjustment_withdrawal(request: OfficeRequest, pk: int) -> HttpResponse:
    """Agree that a granted matter is withdrawn, or let it count on."""
    require(request.user, Right.EVALUATE)
    adjustment = get_object_or_404(Adjustment.objects.select_related("chain"), pk=pk)
    form = AdjustmentDecideForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose whether it is granted or refused. Nothing was changed."))
        return redirect(_page_of(adjustment))
    try:
        decide_withdrawal(by=request.user, adjustment=adjustment, grant=form.grants, note=form.cleaned_data["note"])
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(
            request, _("The matter is withdrawn.") if form.grants else _("The matter is not withdrawn and counts on.")
        )
    return redirect(_page_of(adjustment))


def _page_of(adjustment: Adjustment) -> str:
    return f"{reverse('evaluation:adjustment_list')}?quarter={adjustment.year}Q{adjustment.quarter}"
