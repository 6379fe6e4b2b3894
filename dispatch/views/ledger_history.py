"""What happened to a ledger and to each of its cells, for whoever may see the chain."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.lib.periods import Month
from dispatch.queries.ledger_history import ledger_history as changes_of
from dispatch.services.open_ledger import open_ledger
from offices.requests import OfficeRequest


@require_safe
def ledger_history(request: OfficeRequest, chain: str, month: Month) -> HttpResponse:
    """Every change of the ledger's status and of its figures, newest first."""
    ledger = open_ledger(by=request.user, chain=chain, month=month)
    context = {"ledger": ledger, "month": month, "history": changes_of(ledger)}
    return render(request, "dispatch/ledger_history.html", context)
