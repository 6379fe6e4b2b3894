"""Choosing a monthly report: the month, then the city or a chain, as PDF or as a workbook."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.permissions import sees_all_chains, visible_chains
from evaluation.queries.reports import chains_to_report, month_chosen, months_to_report
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_safe
def report_list(request: OfficeRequest) -> HttpResponse:
    """``?month=2024-06`` chooses the month; without one the latest that is over and open."""
    require(request.user, Right.VIEW_CHAIN)
    months = months_to_report()
    month = month_chosen(months, request.GET.get("month", ""))
    chains = visible_chains(request.user).filter(closed_on=None)
    context = {
        "months": months,
        "month": month,
        "city": sees_all_chains(request.user),
        "rows": chains_to_report(month, chains) if month else (),
    }
    return render(request, "evaluation/report_list.html", context)
