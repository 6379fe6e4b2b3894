from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from chains.documents.list_toml import lists_toml
from chains.queries.register_lists import facts_of, lists_seen
from config.lib.web.downloads import download
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

TOML = "application/toml"


@require_safe
def list_regime(request: OfficeRequest) -> HttpResponse:
    """Named lists as a file for a regime's folder: those that ``?list=`` names, else all that one finds."""
    require(request.user, Right.VIEW_CHAIN)
    named = set(request.GET.getlist("list"))
    found = [one.named for one in lists_seen(request.user) if not named or one.named.code in named]
    if named and not found:
        raise Http404
    return download(lists_toml(map(facts_of, found)).encode(), name="lists.toml", kind=TOML)
