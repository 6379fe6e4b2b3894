from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.queries.search import chains_found, records_found, with_chains
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

EACH = 20


@require_safe
def search(request: OfficeRequest) -> HttpResponse:
    """What a text finds among chains and in all registers, of that which the reader may see, by kind."""
    require(request.user, Right.VIEW_CHAIN)
    text = request.GET.get("q", "").strip()
    context = {
        "text": text,
        "chains": chains_found(request.user, text),
        "found": with_chains(request.user, records_found(request.user, text, each=EACH)),
    }
    return render(request, "evaluation/search.html", context)
