"""Why a chain has the points it has: all its lines with inputs, rule and arithmetic, down to the ledger entries."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evaluation.permissions import chains_seen, visible_runs
from evaluation.queries.objections import may_object, objections_by_line
from evaluation.queries.runs import kept_of, lines_of, places_before_by
from evaluation.queries.score_sources import as_read_by, sources_of
from offices.requests import OfficeRequest


@require_safe
def score_sheet(request: OfficeRequest, pk: int, chain: str) -> HttpResponse:
    """One chain's score sheet of a run; ``#item`` leads to a line. While it is shown, its director can object."""
    run = get_object_or_404(visible_runs(request.user).select_related("scheme", "mends"), pk=pk)
    found = get_object_or_404(chains_seen(request.user, run), code=chain)
    lines = as_read_by(request.user, run, lines_of(run, found))
    objections = objections_by_line(request.user, run, found)
    context = {
        "run": run,
        "chain": found,
        "placing": get_object_or_404(run.placings, chain=found),
        "places": kept_of(run).places,
        "places_by": places_before_by(run),
        "lines": [
            (line, inputs, raised := objections.get(line.item, []), all(one.is_withdrawn for one in raised))
            for line, inputs in zip(lines, sources_of(lines), strict=True)
        ],
        "may_object": may_object(request.user, run, found),
    }
    return render(request, "evaluation/score_sheet.html", context)
