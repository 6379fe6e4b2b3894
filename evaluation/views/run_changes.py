"""What a run changed against the one whose place it takes, line by line, and why."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evaluation.permissions import visible_runs
from evaluation.queries.run_changes import changes_between, replaced_by
from evaluation.queries.runs import kept_of
from offices.requests import OfficeRequest


@require_safe
def run_changes(request: OfficeRequest, pk: int) -> HttpResponse:
    """The chains that whoever asks may see in both runs."""
    run = get_object_or_404(visible_runs(request.user).select_related("scheme", "mends", "supersedes"), pk=pk)
    before = replaced_by(run)
    if before is None or not before.result or not visible_runs(request.user).filter(pk=before.pk).exists():
        raise Http404
    context = {
        "run": run,
        "before": before,
        "changes": changes_between(request.user, run, before),
        "places": kept_of(run).places,
    }
    return render(request, "evaluation/run_changes.html", context)
