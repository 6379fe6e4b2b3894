from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.record_file import FileRemoveForm
from chains.queries.record_files import file_of
from chains.registers.register import Register
from chains.services.remove_file import remove_file
from chains.views.keeping import kept_record, tried
from config.lib.web.forms import status_of
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def file_remove(request: OfficeRequest, register: Register, record: UUID, file: UUID) -> HttpResponse:
    """Ask once, then remove a file with its versions."""
    sight, held = kept_record(request.user, register, record)
    gone = file_of(sight, held, file)
    form = FileRemoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if tried(form, lambda: remove_file(sight=sight, pk=record, file=file, reason=reason)):
            messages.success(request, _("The file was removed."))
            return redirect(f"{held.get_absolute_url()}#part-files")
    context = {"record": held, "register": register, "form": form, "file": gone, "title": _("Remove the file")}
    return render(request, "chains/file_remove.html", context, status=status_of(form))
