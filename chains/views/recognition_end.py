from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from chains.queries.facts import honours
from chains.registers.register import Register
from chains.services.end_recognition import end_recognition
from chains.views.keeping import ended
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def recognition_end(request: OfficeRequest, register: Register, record: UUID, fact: int) -> HttpResponse:
    """End a recognition of an enterprise with a day."""
    return ended(request, register, record, fact, part="honours", facts=honours, end=end_recognition)
