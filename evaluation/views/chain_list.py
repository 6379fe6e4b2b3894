"""The chains one may see."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.queries.chain_list import chain_table
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_safe
def chain_list(request: OfficeRequest) -> HttpResponse:
    """Each with who answers for it, its place and its lights."""
    require(request.user, Right.VIEW_CHAIN)
    return render(request, "evaluation/chain_list.html", {"table": chain_table(request.user)})
