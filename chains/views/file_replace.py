from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.record_file import RecordFileForm
from chains.queries.record_files import file_of, pieces
from chains.registers.register import Register
from chains.services.replace_file import replace_file
from chains.views.keeping import kept_record, tried
from config.lib.web.forms import status_of
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def file_replace(request: OfficeRequest, register: Register, record: UUID, file: UUID) -> HttpResponse:
    """Put a new version in the place of a file; the older one stays."""
    sight, held = kept_record(request.user, register, record)
    old = file_of(sight, held, file)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = RecordFileForm(*sent, pieces=pieces(register), part=old.part)
    if request.method == "POST" and form.is_valid():
        new, part = form.cleaned_data["file"], form.cleaned_data.get("part", "")
        given = {"content": new.read(), "name": new.name, "part": part}
        if tried(form, lambda: replace_file(sight=sight, pk=record, file=file, **given)):
            messages.success(request, _("The new version was added. The older one is listed below it."))
            return redirect(f"{held.get_absolute_url()}#part-files")
    context = {"record": held, "register": register, "form": form, "file": old, "title": _("Add a new version")}
    return render(request, "chains/file_add.html", context, status=status_of(form))
