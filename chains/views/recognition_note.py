from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.enums import Honour, HonourLevel
from chains.forms.facts import RecognitionForm
from chains.registers.register import Register
from chains.services.note_recognition import note_recognition
from chains.views.keeping import kept_record, tried
from config.lib.web.forms import status_of
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def recognition_note(request: OfficeRequest, register: Register, record: UUID) -> HttpResponse:
    """Note an honour of an enterprise, or that it is above scale."""
    sight, held = kept_record(request.user, register, record, part="honours")
    form = RecognitionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        level = form.cleaned_data["level"]
        given = {
            **form.cleaned_data,
            "honour": Honour(form.cleaned_data["honour"]),
            "level": HonourLevel(level) if level else None,
        }
        if tried(form, lambda: note_recognition(sight=sight, pk=record, **given)):
            messages.success(request, _("The recognition was noted."))
            return redirect(held)
    context = {"record": held, "register": register, "form": form, "title": _("Note a recognition")}
    return render(request, "chains/fact_note.html", context, status=status_of(form))
