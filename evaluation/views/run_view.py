"""One run: how far it is, the places and points it came to, what is missing, and what is done with it next."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from config.lib.periods import date_label
from config.lib.queue import progress
from config.lib.refusals import Refused
from dispatch.queries.corrections import waiting_corrections
from evaluation.enums import RunStatus
from evaluation.models import Run
from evaluation.queries.later_corrections import later_corrections
from evaluation.queries.objections import objections_for
from evaluation.queries.run_changes import runs_replaced
from evaluation.queries.run_course import run_course
from evaluation.queries.runs import kept_of, left_aside, missing_lines, places_before_by, score_table, undecided_matters
from evaluation.services.confirm_run import confirm_run
from evaluation.services.discard_run import discard_run
from evaluation.services.publish_run import publish_run
from evaluation.services.show_run import show_run
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

BEFORE_PUBLISHED = frozenset({RunStatus.DRAFT, RunStatus.SHOWN, RunStatus.CONFIRMED})
IN_HAND = BEFORE_PUBLISHED | {RunStatus.PUBLISHED}
"""What no other run has taken the place of."""


@require_safe
def run_view(request: OfficeRequest, pk: int) -> HttpResponse:
    """The run's page; while it is being computed, how far it is."""
    require(request.user, Right.EVALUATE)
    with_it = ("scheme", "job", "supersedes", "mends", "started_by__person", "shown_by__person", "confirmed_by__person")
    run = get_object_or_404(Run.objects.select_related(*with_it, "published_by__person"), pk=pk)
    context = {
        "run": run,
        "progress": progress.read(run.job_id) if run.job_id else None,
        "table": score_table(run),
        "missing": missing_lines(run),
        "places": kept_of(run).places if run.result else 0,
        "places_by": places_before_by(run),
        "course": run_course(run),
        "undecided": undecided_matters(run) if run.status in {RunStatus.DRAFT, RunStatus.SHOWN} else 0,
        "aside": left_aside(run) if run.status in BEFORE_PUBLISHED else (0, 0),
        "corrections": waiting_corrections({run.year})[run.period] if run.status in BEFORE_PUBLISHED else 0,
        "later": later_corrections(run) if run.status in IN_HAND else [],
        "objections": objections_for(request.user).filter(run=run),
        "replaced": runs_replaced(run) if run.result else None,
        "same": run.supersedes is not None and run.digest == run.supersedes.digest,
    }
    return render(request, "evaluation/run_view.html", context)


@require_safe
def run_progress(request: OfficeRequest, pk: int) -> HttpResponse:
    """The progress alone, asked for again and again; 286 ends the asking and the page is read anew."""
    require(request.user, Right.EVALUATE)
    run = get_object_or_404(Run.objects.select_related("job"), pk=pk)
    if run.job and run.job.is_over:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(
        request,
        "evaluation/_run_progress.html",
        {"run": run, "progress": progress.read(run.job_id) if run.job_id else None},
    )


@require_POST
def run_show(request: OfficeRequest, pk: int) -> HttpResponse:
    """Show the draft to the chain offices."""
    require(request.user, Right.EVALUATE)
    run = get_object_or_404(Run, pk=pk)
    try:
        shown = show_run(by=request.user, run=run)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        until = date_label(shown.shown_until) if shown.shown_until else ""
        messages.success(
            request,
            _("Each chain office now sees its own scores and can object until the end of %(day)s.") % {"day": until},
        )
    return redirect("evaluation:run_view", pk=pk)


@require_POST
def run_confirm(request: OfficeRequest, pk: int) -> HttpResponse:
    """Confirm what was shown."""
    require(request.user, Right.EVALUATE)
    run = get_object_or_404(Run, pk=pk)
    try:
        confirm_run(by=request.user, run=run)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The scores are confirmed. Next: publish them."))
    return redirect("evaluation:run_view", pk=pk)


@require_POST
def run_publish(request: OfficeRequest, pk: int) -> HttpResponse:
    """Publish the draft."""
    require(request.user, Right.EVALUATE)
    run = get_object_or_404(Run, pk=pk)
    try:
        publish_run(by=request.user, run=run)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("%(run)s is published. Next: the notice.") % {"run": run.period.label})
    return redirect("evaluation:run_view", pk=pk)


@require_POST
def run_discard(request: OfficeRequest, pk: int) -> HttpResponse:
    """Throw the draft away; posts the ``reason``."""
    require(request.user, Right.EVALUATE)
    run = get_object_or_404(Run, pk=pk)
    try:
        discard_run(by=request.user, run=run, reason=request.POST.get("reason", ""))
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("evaluation:run_view", pk=pk)
    messages.success(request, _("The draft of %(run)s is discarded.") % {"run": run.period.label})
    return redirect("evaluation:run_list")
