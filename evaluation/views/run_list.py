"""All runs, and starting one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from config.lib import clock
from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from dispatch.queries.corrections import waiting_corrections
from evaluation.forms.run_start import RunStartForm
from evaluation.queries.runs import quarters_to_judge, runs
from evaluation.services.start_run import start_run
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def run_list(request: OfficeRequest) -> HttpResponse:
    """The runs so far; posting quarter and scheme starts one and leads to its page."""
    require(request.user, Right.EVALUATE)
    over = [quarter for quarter in quarters_to_judge() if quarter.last_day < clock.today()]
    form = RunStartForm(request.POST if request.method == "POST" else None, quarters=over)
    if request.method == "POST" and form.is_valid():
        try:
            run = start_run(by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("evaluation:run_view", pk=run.pk)
    waiting = waiting_corrections({quarter.year for quarter in over})
    context = {
        "form": form,
        "runs": runs(),
        "can_start": bool(over),
        "corrections": [(quarter, waiting[quarter]) for quarter in over if waiting[quarter]],
    }
    return render(request, "evaluation/run_list.html", context, status=status_of(form))
