"""The figures that a scheme is tried on: those a run of the quarter was made from, else those there are now."""

from __future__ import annotations

from django.core.cache import cache

from config.lib import clock
from config.lib.periods import Quarter
from evaluation.enums import RunStatus
from evaluation.models import Run, Scheme
from evaluation.queries.run_figures import all_figures
from evaluation.queries.runs import quarters_to_judge
from evaluation.rules.figures import Figures
from evaluation.rules.run_moves import HOLDS_FIRST
from offices.models import AuditEntry

SECONDS = 60
"""So long at most the figures of a quarter without a run are kept, while somebody tries weight after weight."""


def quarters_to_try() -> list[Quarter]:
    """The quarters that are over, the latest first."""
    return [quarter for quarter in quarters_to_judge() if quarter.last_day < clock.today()]


def run_of(quarter: Quarter) -> Run | None:
    """The run that holds for the quarter, else what comes nearest to it; its scheme is what a trial is held against."""
    found = Run.objects.filter(year=quarter.year, quarter=quarter.quarter, status__in=HOLDS_FIRST).exclude(inputs="")
    statuses = found.order_by("-pk").values_list("status", "pk")
    nearest = min(statuses, key=lambda row: HOLDS_FIRST.index(RunStatus(row[0])), default=None)
    return Run.objects.select_related("scheme").get(pk=nearest[1]) if nearest else None


def trial_figures(*, quarter: Quarter, run: Run | None, scheme: Scheme | None) -> Figures:
    """What the quarter is judged from, as a run has it, or would: gathered anew after any act that is known of, and
    each minute.
    """
    if run is not None:
        return Figures.from_json(run.inputs)
    demonstration = scheme is not None and scheme.demonstration
    latest = AuditEntry.objects.values_list("pk", "act_id").first()
    key = ":".join(map(str, ("trial-figures", quarter, demonstration, *(latest or ()))))
    kept = cache.get(key)
    if kept is not None:
        return Figures.from_json(kept)
    gathered = all_figures(quarter, demonstration=demonstration)
    cache.set(key, gathered.to_json(), SECONDS)
    return gathered
