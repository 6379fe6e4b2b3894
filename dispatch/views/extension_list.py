from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.lib.web.listing import listing
from dispatch.enums import Decision
from dispatch.queries.requests import extensions_seen
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

ORDERS = {
    "asked": ("asked_at", "pk"),
    "chain": ("ledger__chain__number", "asked_at", "pk"),
    "month": ("ledger__month__year", "ledger__month__month", "ledger__chain__number", "pk"),
    "until": ("until", "pk"),
}


@require_safe
def extension_list(request: OfficeRequest) -> HttpResponse:
    """Who asked for more time, until when, and what was decided; ``?decision=`` shows some alone."""
    require(request.user, Right.VIEW_CHAIN)
    rows = extensions_seen(request.user)
    decision = request.GET.get("decision", "")
    if decision in Decision.values:
        rows = rows.filter(decision=decision)
    context = {
        "listing": listing(request, rows, orders=ORDERS, default="-asked"),
        "decision": decision,
        "decisions": Decision.choices,
    }
    return render(request, "dispatch/extension_list.html", context)
