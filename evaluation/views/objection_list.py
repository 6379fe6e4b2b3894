"""The objections to scores: all of them for the office, those of its own chains for a chain office."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.lib.web.listing import listing
from evaluation.queries.objections import objections_for
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

ORDERS = {
    "raised": ("raised_at", "pk"),
    "chain": ("chain__number", "pk"),
    "state": ("state", "pk"),
}


@require_safe
def objection_list(request: OfficeRequest) -> HttpResponse:
    """The list, the latest first."""
    require(request.user, Right.EVALUATE, Right.ENTER_LEDGER)
    context = {"listing": listing(request, objections_for(request.user), orders=ORDERS, default="-raised")}
    return render(request, "evaluation/objection_list.html", context)
