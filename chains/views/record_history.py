from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.queries import record_history as histories
from chains.queries.sight import sight_of
from chains.registers.register import Register
from config.lib.web.listing import Listing
from offices.requests import OfficeRequest

ACTS = 20


@require_safe
def record_history(request: OfficeRequest, register: Register, record: UUID) -> HttpResponse:
    """What happened to a record, act by act."""
    sight = sight_of(request.user, register)
    shown = sight.record(record)
    deeds = histories.record_history(sight, shown.pk)
    listing = Listing(page=Paginator(deeds, ACTS).get_page(request.GET.get("page")), order="at")
    context = {"register": register, "sight": sight, "record": shown, "listing": listing, "deeds": listing.rows}
    return render(request, "chains/record_history.html", context)
