from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chains.queries.sight import sight_of
from chains.registers.register import Register
from chains.services.review_record import review_record
from config.lib.refusals import Refused
from offices.requests import OfficeRequest


@require_POST
def record_review(request: OfficeRequest, register: Register, record: UUID) -> HttpResponse:
    """Review a record as it was on the page (``version``) and go back to it."""
    sight = sight_of(request.user, register)
    typed = request.POST.get("version", "")
    version = int(typed) if typed.isascii() and typed.isdigit() else 0
    try:
        reviewed = review_record(sight=sight, pk=record, seen_version=version)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("chains:record_view", register=register, record=record)
    messages.success(request, _("Reviewed. The next change makes it one not reviewed again."))
    return redirect(reviewed)
