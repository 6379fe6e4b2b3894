from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.record_remove import ReasonForm
from chains.registers.register import Register
from chains.services.remove_record import remove_record
from chains.views.keeping import kept_record, tried
from config.lib.web.forms import status_of
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def record_remove(request: OfficeRequest, register: Register, record: UUID) -> HttpResponse:
    """Ask why, then take a record off its register."""
    sight, held = kept_record(request.user, register, record)
    form = ReasonForm(request.POST or None, initial={"version": held.version})
    if request.method == "POST" and form.is_valid():
        reason, version = form.cleaned_data["reason"], form.cleaned_data["version"]
        if tried(form, lambda: remove_record(sight=sight, pk=record, reason=reason, seen_version=version)):
            messages.success(request, _("“%(name)s” was removed. It can be brought back.") % {"name": held.name})
            return redirect("chains:record_list", register=register)
    context = {"record": held, "register": register, "form": form}
    return render(request, "chains/record_remove.html", context, status=status_of(form))
