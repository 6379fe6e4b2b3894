"""What a run changed against one whose place it takes, line by line, and why."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evaluation.permissions import visible_runs
from evaluation.queries.run_changes import changes_between, runs_replaced
from evaluation.queries.runs import kept_of
from offices.requests import OfficeRequest


@require_safe
def run_changes(request: OfficeRequest, pk: int) -> HttpResponse:
    """The chains that whoever asks may see in both runs. ``with``: which of the replaced runs, the one shown before it
    if not said."""
    visible = visible_runs(request.user)
    run = get_object_or_404(visible.select_related("scheme", "mends__scheme", "supersedes__scheme"), pk=pk)
    replaced = runs_replaced(run) if run.result else []
    seen = set(visible.filter(pk__in=[one.pk for one in replaced]).values_list("pk", flat=True))
    offered = {str(one.pk): one for one in replaced if one.result and one.pk in seen}
    chosen = request.GET.get("with", next(iter(offered), ""))
    if chosen not in offered:
        raise Http404
    before = offered[chosen]
    context = {
        "run": run,
        "before": before,
        "others": [one for one in offered.values() if one != before],
        "changes": changes_between(request.user, run, before),
        "places": kept_of(run).places,
    }
    return render(request, "evaluation/run_changes.html", context)
