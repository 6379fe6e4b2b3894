from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from chains.queries.search import chains_found, records_found
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.requests import OfficeRequest

EACH = 5


@require_safe
def search_suggestions(request: OfficeRequest) -> HttpResponse:
    """What the search box offers while somebody types: names by kind, each with the address of its page."""
    require(request.user, Right.VIEW_CHAIN)
    groups = list(_groups(request.user, request.GET.get("q", "")))
    count = sum(len(group["items"]) for group in groups)
    said = ngettext("%(count)d suggestion", "%(count)d suggestions", count) % {"count": count}
    return JsonResponse({"groups": groups, "said": said if count else _("Nothing found")})


def _groups(account: Account, text: str) -> Iterator[dict[str, Any]]:
    if chains := chains_found(account, text)[:EACH]:
        items = [
            {"name": chain.full_name, "address": reverse("evaluation:chain_overview", kwargs={"chain": chain.code})}
            for chain in chains
        ]
        yield {"title": _("Chains"), "items": items}
    for found in records_found(account, text, each=EACH):
        items = [{"name": hit.name, "address": hit.address} for hit in found.hits]
        yield {"title": str(found.register.title), "items": items}
