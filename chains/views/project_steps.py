from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.facts import StepsForm
from chains.queries.facts import step_facts
from chains.registers.register import Register
from chains.services.note_steps import note_steps
from chains.services.record_values import ValuesRefused
from chains.views.keeping import kept_record
from config.lib.web.forms import status_of
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def project_steps(request: OfficeRequest, register: Register, record: UUID) -> HttpResponse:
    """The milestones of a project in one table: planned, reached, and by what proof."""
    sight, held = kept_record(request.user, register, record, part="milestones")
    form = StepsForm(request.POST or None, held=step_facts(held))
    if request.method == "POST" and form.is_valid():
        try:
            note_steps(sight=sight, pk=record, steps=form.steps)
        except ValuesRefused as refused:
            for step, sentence in refused.wrong.items():
                form.add_error(f"{step}-reached_on", sentence)
        else:
            messages.success(request, _("The milestones were saved."))
            return redirect(held)
    return render(
        request,
        "chains/project_steps.html",
        {"record": held, "register": register, "form": form},
        status=status_of(form),
    )
