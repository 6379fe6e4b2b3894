from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.permissions import visible_chains
from config.lib import clock
from config.lib.web.listing import listing
from dispatch.enums import BoardState
from dispatch.forms.ledger_filter import LedgerFilterForm
from dispatch.models import Ledger
from dispatch.queries.board import expected
from dispatch.queries.ledgers_seen import in_state, ledgers_seen, year_in_hand, years
from dispatch.rules import deadlines
from dispatch.rules.board import board_state, is_behind
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

ORDERS = {
    "month": ("month__month", "chain__number"),
    "chain": ("chain__number", "month__month"),
    "due": ("due", "chain__number"),
}


@dataclass(frozen=True)
class Line:
    """A ledger in the list: ``reported`` of ``of`` figures are there."""

    ledger: Ledger
    state: BoardState
    behind: bool
    days_left: int
    of: int


@require_safe
def ledger_list(request: OfficeRequest) -> HttpResponse:
    """All ledgers that the reader may see, those of months that are open first."""
    require(request.user, Right.VIEW_CHAIN)
    chains = list(visible_chains(request.user))
    dated = years()
    today = clock.today()
    form = LedgerFilterForm(request.GET, years=dated, chains=chains)
    year = form.chosen("year") or year_in_hand(dated)
    page = listing(request, _chosen(ledgers_seen(request.user), form, year, today), orders=ORDERS, default="-month")
    of = expected(year, chains)
    at = clock.now()
    lines = [_line(ledger, of[ledger.chain_id], at) for ledger in page.rows]
    context = {"form": form, "listing": page, "lines": lines, "year": year, "filtered": form.is_filtered}
    return render(request, "dispatch/ledger_list.html", context)


def _chosen(ledgers: QuerySet[Ledger], form: LedgerFilterForm, year: int, today: dt.date) -> QuerySet[Ledger]:
    """Months that are not open yet are left out unless they are asked for."""
    ledgers = ledgers.filter(month__year=year)
    month, chain, state = form.chosen("month"), form.chosen("chain"), form.chosen("state")
    if month:
        ledgers = ledgers.filter(month__month=month)
    if chain:
        ledgers = ledgers.filter(chain__code=chain)
    if state:
        return ledgers.filter(in_state(BoardState(state), today))
    return ledgers if month else ledgers.filter(month__opens__lte=today)


def _line(ledger: Ledger, of: int, at: dt.datetime) -> Line:
    phase = deadlines.phase(ledger.dates, at)
    return Line(
        ledger=ledger,
        state=board_state(ledger.state, phase),
        behind=is_behind(ledger.state, phase),
        days_left=deadlines.days_left(ledger.dates, deadlines.day_of(at)),
        of=of,
    )
