from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from chains.forms.facts import EndForm
from chains.queries.facts import roles
from chains.registers.register import Register
from chains.services.end_role import end_role
from chains.views.keeping import kept_record, tried
from config.lib.web.forms import status_of
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def role_end(request: OfficeRequest, register: Register, record: UUID, fact: int) -> HttpResponse:
    """End a role of an enterprise with a day."""
    sight, held = kept_record(request.user, register, record, part="roles")
    ending = get_object_or_404(roles(sight, held)["rows"], pk=fact)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        last_day = form.cleaned_data["last_day"]
        if tried(form, lambda: end_role(sight=sight, pk=record, fact=fact, last_day=last_day)):
            messages.success(request, _("The last day was set."))
            return redirect(held)
    context = {
        "record": held,
        "register": register,
        "form": form,
        "fact": ending,
        "title": pgettext("of an enterprise", "Set the last day"),
    }
    return render(request, "chains/fact_note.html", context, status=status_of(form))
