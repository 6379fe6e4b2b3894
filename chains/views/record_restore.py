from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.record_remove import ReasonForm
from chains.queries.sight import sight_of
from chains.registers.register import Register
from chains.services.restore_record import restore_record
from chains.views.keeping import tried
from config.lib.web.forms import status_of
from offices.enums import Right
from offices.permissions import refusal
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def record_restore(request: OfficeRequest, register: Register, record: UUID) -> HttpResponse:
    """Show why a record was removed, ask why it is to come back, and bring it back."""
    sight = sight_of(request.user, register)
    held = get_object_or_404(sight.removed(), pk=record)
    if not sight.may_keep([one.chain_id for one in sight.belongings([held])[held.pk]]):
        raise refusal(Right.KEEP_REGISTERS)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if tried(form, lambda: restore_record(sight=sight, pk=record, reason=reason)):
            messages.success(request, _("“%(name)s” is back.") % {"name": held.name})
            return redirect(held)
    return render(
        request,
        "chains/record_restore.html",
        {"record": held, "register": register, "form": form},
        status=status_of(form),
    )
