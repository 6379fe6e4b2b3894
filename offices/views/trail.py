from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.lib.web.listing import listing
from offices.enums import Right
from offices.forms.trail import TrailFilter
from offices.permissions import require
from offices.queries.trail import act_names, failed_checks, find, last_check
from offices.requests import OfficeRequest

ORDERS = {"at": ("at", "pk")}


@require_safe
def trail(request: OfficeRequest) -> HttpResponse:
    """Who did what to what, when and through what; for the audit administrator alone."""
    require(request.user, Right.VIEW_TRAIL)
    form = filter_of(request)
    sought = sought_by(form)
    shown = listing(request, find(sought), orders=ORDERS, default="-at")
    context = {
        "form": form,
        "listing": shown,
        "narrowed": any(sought.values()),
        "check": last_check(),
        "failed_checks": failed_checks(),
    }
    return render(request, "offices/trail.html", context)


def filter_of(request: OfficeRequest) -> TrailFilter:
    """What the address searches for."""
    return TrailFilter(request.GET, acts=sorted(act_names().items(), key=lambda act: str(act[1])))


def sought_by(form: TrailFilter) -> dict[str, Any]:
    """What narrows the trail; nothing does while the form says that something is wrong."""
    return form.cleaned_data if form.is_valid() else {}
