from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.models import Chain
from chains.queries.conditions import CHAIN
from chains.queries.record_rows import TEXT, with_chains
from chains.queries.register_lists import list_seen
from chains.tables.list_table import filters_in_words
from chains.tables.record_table import lines
from config.lib.web.listing import PER_PAGE, Listing
from offices.requests import OfficeRequest


@require_safe
def list_view(request: OfficeRequest, code: str) -> HttpResponse:
    """A named list: its records as far as the reader may see them, with its columns, order and title."""
    seen = list_seen(request.user, code)
    chains = list(Chain.objects.filter(pk__in=seen.sight.chains))
    context = {
        "seen": seen,
        "register": seen.sight.register,
        "sight": seen.sight,
        "asked": seen.asked,
        "chains": chains,
        "filters": filters_in_words(seen, chains),
        "register_query": urlencode(seen.address, doseq=True),
        "q": request.GET.get(TEXT, ""),
        "chain": request.GET.get(CHAIN, ""),
    }
    if not seen.lost:
        rows, order = seen.rows(dict(request.GET.lists()))
        listing = Listing(page=Paginator(rows, PER_PAGE).get_page(request.GET.get("page")), order=order)
        context |= {"listing": listing, "lines": lines(with_chains(listing.rows, seen.sight), seen.asked.columns)}
    return render(request, "chains/list_view.html", context)
