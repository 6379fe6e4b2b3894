from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.lib.web.listing import listing
from offices.enums import Right
from offices.forms.organisation_list import OrganisationFilter
from offices.models import Organisation
from offices.permissions import require
from offices.requests import OfficeRequest

ORDERS = {"name": ("name", "pk"), "kind": ("kind", "name", "pk"), "code": ("code",)}


@require_safe
def organisation_list(request: OfficeRequest) -> HttpResponse:
    """The organisations that take part, with what they stand under."""
    require(request.user, Right.MANAGE_ACCOUNTS)
    form = OrganisationFilter(request.GET)
    sought = form.cleaned_data if form.is_valid() else {}
    found = Organisation.objects.select_related("parent")
    if text := sought.get("q"):
        found = found.filter(Q(name__icontains=text) | Q(short_name__icontains=text) | Q(code__icontains=text))
    if kind := sought.get("kind"):
        found = found.filter(kind=kind)
    shown = listing(request, found, orders=ORDERS, default="code")
    context = {"form": form, "listing": shown, "narrowed": any(sought.values())}
    return render(request, "offices/organisation_list.html", context)
