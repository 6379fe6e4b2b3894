from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from chains.queries.facts import roles
from chains.registers.register import Register
from chains.services.end_role import end_role
from chains.views.keeping import ended
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def role_end(request: OfficeRequest, register: Register, record: UUID, fact: int) -> HttpResponse:
    """End a role of an enterprise with a day."""
    return ended(request, register, record, fact, part="roles", facts=roles, end=end_role)
