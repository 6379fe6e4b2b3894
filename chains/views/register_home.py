from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.queries.register_counts import register_counts
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_safe
def register_home(request: OfficeRequest) -> HttpResponse:
    """All registers that the reader may open, with how many records there are."""
    require(request.user, Right.VIEW_CHAIN)
    return render(request, "chains/register_home.html", {"counts": register_counts(request.user)})
