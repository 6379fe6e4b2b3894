"""What happened to a ledger and to each of its cells, for whoever may see the chain."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from config.lib.periods import Month
from dispatch.models import Ledger
from dispatch.services.open_ledger import open_ledger
from offices.queries.history import Change, histories, history, told_together
from offices.requests import OfficeRequest

OF_LEDGER = ("chain", "month")
OF_CELL = ("ledger", "indicator", "entered_by", "entered_at", "reviewed_version")


@require_safe
def ledger_history(request: OfficeRequest, chain: str, month: Month) -> HttpResponse:
    """Every change of the ledger's status and of its figures, newest first."""
    ledger = open_ledger(by=request.user, chain=chain, month=month)
    context = {"ledger": ledger, "month": month, "history": _changes(ledger)}
    return render(request, "dispatch/ledger_history.html", context)


def _changes(ledger: Ledger) -> list[Change]:
    entries = list(ledger.entries.select_related("indicator"))
    of_cells = histories(entries, hidden=OF_CELL)
    return told_together(
        [
            (_("The whole ledger"), history(ledger, hidden=OF_LEDGER)),
            *((entry.indicator.name, of_cells[entry.pk]) for entry in entries),
        ]
    )
