from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.lib.web.listing import listing
from dispatch.enums import Decision
from dispatch.queries.requests import corrections_seen
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

ORDERS = {
    "asked": ("asked_at", "pk"),
    "chain": ("entry__ledger__chain__number", "asked_at", "pk"),
    "month": ("entry__ledger__month__year", "entry__ledger__month__month", "entry__ledger__chain__number", "pk"),
    "indicator": ("entry__indicator__number", "asked_at", "pk"),
}


@require_safe
def correction_list(request: OfficeRequest) -> HttpResponse:
    """Which accepted figures were asked to be corrected, and what was decided; ``?decision=`` shows some alone."""
    require(request.user, Right.VIEW_CHAIN)
    rows = corrections_seen(request.user)
    decision = request.GET.get("decision", "")
    if decision in Decision.values:
        rows = rows.filter(decision=decision)
    context = {
        "listing": listing(request, rows, orders=ORDERS, default="-asked"),
        "decision": decision,
        "decisions": Decision.choices,
    }
    return render(request, "dispatch/correction_list.html", context)
