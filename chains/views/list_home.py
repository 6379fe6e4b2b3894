from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.queries.register_lists import counts, lists_seen
from chains.tables.list_table import groups
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_safe
def list_home(request: OfficeRequest) -> HttpResponse:
    """The named lists that the reader finds, by source and group, with how many records each shows him."""
    require(request.user, Right.VIEW_CHAIN)
    lists = lists_seen(request.user)
    found = groups(lists, counts(lists))
    elsewhere = [one for one in found if one.is_elsewhere]
    context = {
        "own": [one for one in found if not one.is_elsewhere],
        "elsewhere": elsewhere,
        "elsewhere_count": sum(len(one.rows) for one in elsewhere),
    }
    return render(request, "chains/list_home.html", context)
