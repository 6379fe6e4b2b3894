from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.facts import MonthForm, month_choices
from chains.queries.facts import month_of
from chains.registers.register import Register
from chains.services.note_month import note_month
from chains.views.keeping import kept_record, tried
from config.lib import clock
from config.lib.periods import Month
from config.lib.web.forms import status_of
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def project_month(request: OfficeRequest, register: Register, record: UUID, month: Month) -> HttpResponse:
    """One month of a project: the investment done in it, the funds, what can be seen on the site."""
    sight, held = kept_record(request.user, register, record, part="months")
    form = MonthForm(request.POST or None, held=month_of(held, month))
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, lambda: note_month(sight=sight, pk=record, month=month, **form.cleaned_data))
    ):
        messages.success(request, _("%(month)s was saved.") % {"month": month.label})
        return redirect(held)
    context = {
        "record": held,
        "register": register,
        "form": form,
        "month": month,
        "months": month_choices(clock.today()),
    }
    return render(request, "chains/project_month.html", context, status=status_of(form))
