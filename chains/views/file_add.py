from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.record_file import RecordFileForm
from chains.queries.record_files import pieces
from chains.registers.register import Register
from chains.services.add_file import add_file
from chains.views.keeping import kept_record, tried
from config.lib.web.forms import status_of
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def file_add(request: OfficeRequest, register: Register, record: UUID) -> HttpResponse:
    """Add a file to a record."""
    sight, held = kept_record(request.user, register, record)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = RecordFileForm(*sent, pieces=pieces(register), part=request.GET.get("part", ""))
    if request.method == "POST" and form.is_valid():
        file, part = form.cleaned_data["file"], form.cleaned_data.get("part", "")
        if tried(form, lambda: add_file(sight=sight, pk=record, content=file.read(), name=file.name, part=part)):
            messages.success(request, _("The file was added."))
            return redirect(f"{held.get_absolute_url()}#part-files")
    context = {"record": held, "register": register, "form": form, "title": _("Add a file")}
    return render(request, "chains/file_add.html", context, status=status_of(form))
