from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from chains.queries.link_names import link_names as names
from chains.queries.sight import sight_of
from chains.registers.register import Register
from offices.requests import OfficeRequest


@require_safe
def link_names(request: OfficeRequest, register: Register, column: str) -> HttpResponse:
    """What a field of a record's form offers while somebody types the name of another record (``q``)."""
    found = names(sight_of(request.user, register), column, request.GET.get("q", ""))
    said = ngettext("%(count)d suggestion", "%(count)d suggestions", len(found)) % {"count": len(found)}
    groups = [{"title": "", "items": [{"name": one.name, "detail": one.detail} for one in found]}] if found else []
    return JsonResponse({"groups": groups, "said": said if found else _("Nothing found")})
