from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.forms.record_filter import RecordFilterForm
from chains.models import Chain
from chains.queries.past import known_since
from chains.queries.record_rows import COLUMNS, ORDER, read_asked, rows_asked, with_chains
from chains.queries.record_totals import summed, totals
from chains.queries.sight import sight_of
from chains.registers.register import Register
from chains.tables.record_table import filters, lines
from chains.tables.record_totals import shown
from chains.views.act_ended import ENDED, act_ended
from chains.views.looking_back import AS_OF, looking_back
from config.lib.web.listing import PER_PAGE, Listing
from offices.requests import OfficeRequest

TOTALS = "totals"
"""With ``totals=1`` in the address the list says what it comes to; not at first, for adding up takes its time."""


@require_safe
def record_list(request: OfficeRequest, register: Register) -> HttpResponse:
    """The records of a register that the reader may know of; filters, order and columns stand in the address."""
    params = dict(request.GET.lists())
    sight, said = looking_back(sight_of(request.user, register), params.get(AS_OF, ()))
    asked = read_asked(params, sight)
    chains = list(Chain.objects.filter(pk__in=sight.chains))
    rows, order = rows_asked(asked, sight)
    page = Listing(page=Paginator(rows, PER_PAGE).get_page(request.GET.get("page")), order=order)
    context = {
        **said,
        "register": register,
        "sight": sight,
        "asked": asked,
        "since": known_since(replace(sight, day=None).records()) if sight.day and not page.total else None,
        "listing": page,
        "lines": lines(with_chains(page.rows, sight), asked.columns),
        "filters": filters(asked, chains, request.GET),
        "form": RecordFilterForm(params, sight=sight, chains=chains),
        "chains": chains,
        "ended": act_ended(request.user, register, params.get(ENDED, ())),
        "has_totals": sight.day is None and bool(summed(asked.columns)) and page.total > 0,
        "totals": shown(totals(asked, sight)) if request.GET.get(TOTALS) == "1" and sight.day is None else None,
        "kept": _kept(params, lambda name: name not in {COLUMNS, ENDED, "page"}),
        "may_choose": bool(sight.keeps or sight.reviews),
        "kept_bulk": _kept(params, lambda name: name not in {ENDED, "page"}),
        "kept_choice": _kept(params, lambda name: name in {COLUMNS, ORDER}),
    }
    return render(request, "chains/record_list.html", context)


def _kept(params: dict[str, list[str]], stays: Callable[[str], bool]) -> list[tuple[str, str]]:
    """What of the address goes along when another part of it is chosen."""
    return [(name, text) for name, texts in params.items() if stays(name) for text in texts]
