"""My desk: what I owe and by when, what waits for me, what changed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.queries.desk import desk as read_desk
from evaluation.tables.desk_steps import desk_step
from offices.requests import OfficeRequest


@require_safe
def desk(request: OfficeRequest) -> HttpResponse:
    """Open to every account: whoever holds no post finds out so here."""
    found = read_desk(request.user)
    context = {"desk": found, "steps": [desk_step(one) for one in found.judging]}
    return render(request, "evaluation/desk.html", context)
