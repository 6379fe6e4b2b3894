from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from chains.queries.sight import sight_of
from chains.registers.register import Register
from chains.services.show_contact import show_contact
from chains.views.record_view import page_of
from offices.requests import OfficeRequest


@require_POST
@never_cache
def record_contact(request: OfficeRequest, register: Register, record: UUID) -> HttpResponse:
    """The record's page with one contact uncovered, that of the column named; this stands in the trail."""
    sight = sight_of(request.user, register)
    code = request.POST.get("column", "")
    value = show_contact(sight=sight, pk=record, code=code)
    return render(request, "chains/record_view.html", page_of(sight, record, {code: value}))
