"""A chain's own page, for everybody who may see the chain."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from chains.permissions import visible_chains
from chains.queries.register_counts import chain_registers
from evaluation.queries.chain_overview import chain_overview as read_overview
from evaluation.queries.chain_overview import followed
from evaluation.tables.chain_charts import course_chart
from offices.requests import OfficeRequest


@require_safe
def chain_overview(request: OfficeRequest, chain: str) -> HttpResponse:
    """``?month=2024-06`` chooses the month of the figures, ``?follow=`` the indicator that is drawn."""
    found = get_object_or_404(visible_chains(request.user), code=chain)
    overview = read_overview(found, month=request.GET.get("month", ""))
    drawn = followed(overview.figures, request.GET.get("follow", ""))
    context = {
        "overview": overview,
        "chain": found,
        "drawn": drawn,
        "chart": course_chart(drawn) if drawn else None,
        "registers": chain_registers(request.user, found),
    }
    return render(request, "evaluation/chain_overview.html", context)
