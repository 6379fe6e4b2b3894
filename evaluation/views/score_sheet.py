"""Why a chain has the points it has: all its lines with inputs, rule and arithmetic, down to the ledger entries."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from chains.permissions import visible_chains
from evaluation.models import Run
from evaluation.permissions import may_see_run
from evaluation.queries.runs import kept_of, lines_of
from evaluation.queries.score_sources import sources_of
from offices.requests import OfficeRequest


@require_safe
def score_sheet(request: OfficeRequest, pk: int, chain: str) -> HttpResponse:
    """One chain's score sheet of a run; ``#item`` leads to a line."""
    run = get_object_or_404(Run.objects.select_related("scheme"), pk=pk)
    found = get_object_or_404(visible_chains(request.user), code=chain)
    if not may_see_run(request.user, run):
        raise Http404
    lines = lines_of(run, found)
    context = {
        "run": run,
        "chain": found,
        "placing": get_object_or_404(run.placings, chain=found),
        "places": kept_of(run).places,
        "lines": list(zip(lines, sources_of(lines), strict=True)),
    }
    return render(request, "evaluation/score_sheet.html", context)
