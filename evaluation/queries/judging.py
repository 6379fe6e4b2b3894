"""What the evaluation of each quarter waits for, as those who evaluate see to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import Count

from config.lib import clock
from config.lib.periods import Month, Quarter
from dispatch.models import Ledger
from dispatch.queries.corrections import waiting_corrections
from dispatch.rules import moves
from evaluation.enums import Hindrance, NoticeStatus, RunAct, RunStatus, Step
from evaluation.models import Notice, Objection, Placing, Run
from evaluation.queries.run_course import course, standing_from
from evaluation.queries.runs import quarters_to_judge
from evaluation.rules.run_moves import Standing, hindrances, next_act

QUARTERS = 4
"""Of how many quarters that are over it is told what they wait for: a year's."""
BEFORE = (RunStatus.DRAFT, RunStatus.CONFIRMED, RunStatus.SHOWN)
"""The statuses of a run that is to be published, the one to be seen to first: a draft goes on from what is shown."""
IN_HAND = (RunStatus.WAITING, *BEFORE)
STEPS: Mapping[RunAct | Hindrance, Step] = {
    RunAct.SHOW: Step.SHOW,
    RunAct.CONFIRM: Step.CONFIRM,
    RunAct.PUBLISH: Step.PUBLISH,
    Hindrance.PENDING: Step.OBJECTIONS,
    Hindrance.UPHELD: Step.MEND,
    Hindrance.UNPLACED: Step.LACKING,
    Hindrance.DAYS: Step.SHOWN,
}
"""What a computed run waits for: its next act, or what stands in the way of that."""
IDLE = (Step.WAIT, Step.SHOWN)
"""Steps at which the evaluation waits for others, or for a day."""


@dataclass(frozen=True)
class Judging:
    """What the evaluation of a quarter waits for; ``open`` ledgers, or objections, are not decided yet.

    ``corrections`` of figures of the quarter wait for a decision; a run does not count them.
    """

    quarter: Quarter
    step: Step
    run: Run | None = None
    open: int = 0
    corrections: int = 0


def judging() -> list[Judging]:
    """The quarters that are over and not judged, the latest first, and published runs whose notice has not gone out.

    A run in hand is always among them: one that is to take a published one's place, and one of long ago.
    """
    published = list(
        Run.objects.filter(status=RunStatus.PUBLISHED)
        .exclude(pk__in=Notice.objects.filter(status=NoticeStatus.ISSUED).values("run"))
        .defer("inputs", "result")
    )
    found = [Judging(quarter=run.period, step=Step.NOTICE, run=run) for run in published]
    over = [quarter for quarter in quarters_to_judge() if quarter.last_day < clock.today()]
    in_hand = Run.objects.filter(status__in=IN_HAND).order_by().values_list("year", "quarter")
    quarters = {*over[:QUARTERS], *(Quarter(*each) for each in in_hand)}
    waiting = waiting_corrections({quarter.year for quarter in quarters})
    steps = _steps(sorted(quarters, reverse=True))
    return [*(replace(step, corrections=waiting[step.quarter]) for step in steps), *found]


def _steps(quarters: list[Quarter]) -> Iterator[Judging]:
    """What is to be done next with each quarter; nothing once it is published, until a run is to supersede that."""
    runs: dict[Quarter, dict[str, Run]] = defaultdict(dict)
    years = {quarter.year for quarter in quarters}
    judged = Run.objects.filter(year__in=years).select_related("scheme")
    for run in judged.defer("inputs", "result").order_by("pk"):
        runs[run.period][run.status] = run
    still = Ledger.objects.filter(month__year__in=years, chain__closed_on=None).exclude(status__in=moves.JUDGED)
    still_open = Counter(Month(*found).quarter for found in still.order_by().values_list("month__year", "month__month"))
    objections: dict[int, Counter[str]] = defaultdict(Counter)
    for pk, state in Objection.objects.filter(run__year__in=years).values_list("run_id", "state"):
        objections[pk][state] += 1
    unplaced = _unplaced(years)
    for quarter in quarters:
        by_status, count = runs[quarter], still_open[quarter]
        if run_in_hand := by_status.get(RunStatus.WAITING):
            yield Judging(quarter=quarter, step=Step.COMPUTE, run=run_in_hand)
        elif run_in_hand := next((by_status[status] for status in BEFORE if status in by_status), None):
            shown = by_status.get(RunStatus.SHOWN) or by_status.get(RunStatus.CONFIRMED)
            counted = objections[shown.pk] if shown else Counter[str]()
            found = standing_from(run_in_hand, shown=shown, objections=counted, unplaced=unplaced[run_in_hand.pk])
            step, waiting = _next_step(run_in_hand, found)
            waits = shown if step in (Step.OBJECTIONS, Step.SHOWN) else run_in_hand
            yield Judging(quarter=quarter, step=step, run=waits, open=waiting)
        elif RunStatus.PUBLISHED not in by_status:
            yield Judging(quarter=quarter, step=Step.WAIT if count else Step.START, open=count)


def _unplaced(years: set[int]) -> Counter[int]:
    """How many chains have no place because figures are missing, by run in hand."""
    lacking = Placing.objects.filter(run__year__in=years, run__status__in=IN_HAND, place=None, failed=False)
    return Counter(dict(lacking.order_by().values_list("run").annotate(count=Count("pk"))))


def _next_step(run: Run, standing: Standing) -> tuple[Step, int]:
    """What is to be done with a run that is computed, or what that waits for and how much of it."""
    is_draft = standing.status == RunStatus.DRAFT  # only then is it for its course, which is told by reading schemes
    act = next_act(standing.status, course=course(run) if is_draft else None)
    found: RunAct | Hindrance = next(iter(hindrances(act, standing, on=clock.today())), act)
    counts: dict[RunAct | Hindrance, int] = {
        Hindrance.PENDING: standing.pending,
        Hindrance.UNPLACED: standing.unplaced,
    }
    return STEPS[found], counts.get(found, 0)
