"""The notices: issued ones for all who see chains, drafts for the leading-group office alone."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.lib.web.listing import listing
from evaluation.queries.notices import notices_for, runs_without_notice
from offices.enums import Right
from offices.permissions import holds, require
from offices.requests import OfficeRequest

ORDERS = {
    "quarter": ("run__year", "run__quarter", "pk"),
    "signed": ("signed_on", "pk"),
    "number": ("year", "number", "pk"),
}


@require_safe
def notice_list(request: OfficeRequest) -> HttpResponse:
    """The list, the latest quarter first; for the office also the published runs that have no notice yet."""
    require(request.user, Right.VIEW_CHAIN)
    drafts = holds(request.user, Right.EVALUATE)
    context = {
        "listing": listing(request, notices_for(request.user), orders=ORDERS, default="-quarter"),
        "drafts": drafts,
        "waiting": runs_without_notice() if drafts else (),
    }
    return render(request, "evaluation/notice_list.html", context)
