"""My desk: what I owe and by when, what waits for me, what changed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.queries.desk import desk as read_desk
from offices.requests import OfficeRequest


@require_safe
def desk(request: OfficeRequest) -> HttpResponse:
    """Open to every account: whoever holds no post finds out so here."""
    return render(request, "evaluation/desk.html", {"desk": read_desk(request.user)})
