from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.permissions import visible_chains
from dispatch.enums import BoardState
from dispatch.queries.board import board as read_board
from dispatch.queries.ledgers_seen import year_in_hand, years
from dispatch.tables.board import board_page
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_safe
def board(request: OfficeRequest) -> HttpResponse:
    """Chain × month at a glance; ``?year=``, ``?month=`` (2024-06) and ``?state=`` show some alone."""
    require(request.user, Right.VIEW_CHAIN)
    chosen = request.GET.get("year", "")
    dated = years()
    year = int(chosen) if chosen in {str(year) for year in dated} else year_in_hand(dated)
    found = read_board(year=year, chains=list(visible_chains(request.user).filter(closed_on=None)))
    state = request.GET.get("state", "")
    page = board_page(
        found,
        month=request.GET.get("month", ""),
        state=BoardState(state) if state in BoardState.values else None,
    )
    context = {"page": page, "year": year, "years": dated, "states": BoardState.choices}
    return render(request, "dispatch/board.html", context)
