from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.queries.doubles import likely_doubles
from chains.queries.record_rows import with_chains
from chains.queries.sight import sight_of
from chains.registers.register import Register
from config.lib.web.listing import Listing
from offices.enums import Right
from offices.permissions import refusal
from offices.requests import OfficeRequest


@require_safe
def record_doubles(request: OfficeRequest, register: Register) -> HttpResponse:
    """The pairs of records that are likely the same, among those that the account sees."""
    sight = sight_of(request.user, register)
    if not sight.keeps:
        raise refusal(Right.KEEP_REGISTERS)
    page, alike = likely_doubles(sight, request.GET.get("page", "1"))
    with_chains([record for pair in alike for record in (pair.one, pair.other)], sight)
    context = {"register": register, "pairs": alike, "listing": Listing(page=page, order="")}
    return render(request, "chains/record_doubles.html", context)
