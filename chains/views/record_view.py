from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.queries.record_rows import with_chains
from chains.queries.sight import sight_of
from chains.registers.register import Register
from chains.tables.parts import parts_of
from chains.tables.record_page import sections
from offices.requests import OfficeRequest


@require_safe
def record_view(request: OfficeRequest, register: Register, record: UUID) -> HttpResponse:
    """One record: its columns by section, its chains, what else belongs to it, and who entered and changed it."""
    sight = sight_of(request.user, register)
    (shown,) = with_chains([sight.record(record)], sight)
    context = {
        "register": register,
        "sight": sight,
        "record": shown,
        "sections": sections(sight, shown),
        "may_keep": sight.may_keep([one.chain_id for one in shown.chains]),
        "parts": parts_of(sight, shown),
    }
    return render(request, "chains/record_view.html", context)
