from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.queries.record_rows import with_chains
from chains.queries.sight import sight_of
from chains.registers.register import Register
from config.lib.web.listing import listing
from offices.enums import Right
from offices.permissions import refusal
from offices.requests import OfficeRequest

ORDERS = {"name": ("spelling", "pk"), "removed": ("-removed_at", "pk")}


@require_safe
def removed_list(request: OfficeRequest, register: Register) -> HttpResponse:
    """The removed records of a register, who removed them and why, and the way to bring each back."""
    sight = sight_of(request.user, register)
    if not sight.keeps:
        raise refusal(Right.KEEP_REGISTERS)
    found = listing(request, sight.removed().select_related("changed_by__person"), orders=ORDERS, default="removed")
    rows = [(one, sight.may_keep([held.chain_id for held in one.chains])) for one in with_chains(found.rows, sight)]
    context = {"register": register, "listing": found, "rows": rows}
    return render(request, "chains/removed_list.html", context)
