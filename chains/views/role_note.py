from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.enums import EnterpriseRole
from chains.forms.facts import RoleForm
from chains.models import Chain
from chains.registers.register import Register
from chains.services.note_role import note_role
from chains.views.keeping import kept_record, tried
from config.lib.web.forms import status_of
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def role_note(request: OfficeRequest, register: Register, record: UUID) -> HttpResponse:
    """Note what an enterprise is in one of its chains."""
    sight, held = kept_record(request.user, register, record, part="roles")
    chains = Chain.objects.filter(pk__in=sight.keeps, belongings__record=record).order_by("number")
    form = RoleForm(request.POST or None, chains=chains)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "role": EnterpriseRole(form.cleaned_data["role"])}
        if tried(form, lambda: note_role(sight=sight, pk=record, **given)):
            messages.success(request, _("The role was noted."))
            return redirect(held)
    context = {"record": held, "register": register, "form": form, "title": _("Note a role")}
    return render(request, "chains/fact_note.html", context, status=status_of(form))
