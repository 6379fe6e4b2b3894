"""What stands behind a figure that the registers count for a ledger."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from chains.queries.counts import Count
from chains.queries.sight import sight_of
from chains.registers.register import REGISTERS, Register
from config.lib.periods import Month
from dispatch.models import Indicator
from dispatch.queries.proposals import Proposal, proposal
from dispatch.services.open_ledger import open_ledger
from offices.models import Account
from offices.requests import OfficeRequest


@require_safe
def ledger_counted(request: OfficeRequest, chain: str, month: Month, indicator: str) -> HttpResponse:
    """The records behind the figure, each with what it adds; of those one may not know only how many there are."""
    ledger = open_ledger(by=request.user, chain=chain, month=month)
    counted = get_object_or_404(Indicator, Q(chain=ledger.chain) | Q(chain=None), code=indicator)
    made = proposal(ledger.chain, counted, month)
    if made is None:
        raise Http404
    known = _known(request.user, made)
    rows = [(one, known.get(one.record)) for one in made.tally.behind]
    context = {
        "ledger": ledger,
        "month": month,
        "indicator": counted,
        "made": made,
        "figure": counted.measure.shown(made.figure),
        "rows": [(one, register) for one, register in rows if register],
        "unknown": sum(register is None for _one, register in rows),
    }
    return render(request, "dispatch/ledger_counted.html", context)


def _known(account: Account, made: Proposal) -> dict[UUID, Register]:
    """The records behind the figure that the account may know of, with their registers."""
    known: dict[UUID, Register] = {}
    for register in _registers(made.tally.count):
        try:
            sight = sight_of(account, register)
        except Http404:
            continue
        keys = [one.record for one in made.tally.behind]
        rows = sight.within(register.model._default_manager.filter(removed_at=None, pk__in=keys))
        known |= dict.fromkeys(rows.values_list("pk", flat=True), register)
    return known


def _registers(count: Count) -> list[Register]:
    return [REGISTERS[code] for code in count.registers]
