"""Why one figure of a chain is what it is."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from chains.permissions import visible_chains
from evaluation.queries.chain_figure import chain_figure as read_reason
from evaluation.tables.chain_charts import course_chart
from offices.requests import OfficeRequest


@require_safe
def chain_figure(request: OfficeRequest, chain: str, indicator: str) -> HttpResponse:
    """``?month=2024-06`` chooses the month; the cockpit shows the part ``#reason`` of the page in a dialog."""
    found = get_object_or_404(visible_chains(request.user), code=chain)
    reason = read_reason(found, indicator, month=request.GET.get("month", ""))
    if reason is None:
        raise Http404
    context = {"reason": reason, "figure": reason.figure, "chart": course_chart(reason.figure)}
    return render(request, "evaluation/chain_figure.html", context)
