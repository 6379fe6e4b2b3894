from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib.bulk import copy_in
from config.lib.queue import progress
from config.lib.queue.models import Job, JobState
from evaluation.enums import Act, RunStatus
from evaluation.models import Placing, Run, ScoreLine
from evaluation.queries.run_figures import run_figures
from evaluation.rules.errors import SchemeErrors
from evaluation.rules.result import Result, UnitResult
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.scoring import FiguresError, evaluate
from evaluation.services.load_scheme import catalogue
from offices.services.trail import record

STEPS = 4


@transaction.atomic
def compute_run(run_id: int) -> Run:
    """Compute a waiting run and keep inputs, result and hash with it; done twice, the second time does nothing.

    A run that cannot be computed (a scheme or figures that do not fit) fails with the reason for whoever watches.
    """
    run = Run.objects.select_for_update(of=("self",)).select_related("scheme", "job").get(pk=run_id)
    if run.status != RunStatus.WAITING:
        return run
    try:
        _compute(run)
    except (SchemeErrors, FiguresError) as error:
        _finish(run, RunStatus.FAILED, JobState.FAILED, [str(error)])
    else:
        _finish(run, RunStatus.DRAFT, JobState.DONE, [])
    record(by=None, act=Act.RUN_COMPUTE, on=run, after={"status": run.status, "digest": run.digest})
    return run


def _compute(run: Run) -> None:
    _report(run, 1, _("Gathering the figures"))
    figures = run_figures(run)
    _report(run, 2, _("Scoring"))
    result = evaluate(scheme=parse_scheme(run.scheme.text, catalogue=catalogue()), figures=figures)
    run.inputs, run.result = figures.to_json(), result.to_json()
    run.digest = digest_of(run)
    _report(run, 3, _("Keeping the result"))
    _keep(run, result)


def digest_of(run: Run) -> str:
    """The hash over everything a run was made from and came to."""
    content = f"{run.scheme.digest}\n{run.inputs}\n{run.result}"
    return hashlib.sha256(content.encode()).hexdigest()


LINE = (
    "run",
    "chain",
    "item",
    "number",
    "title",
    "part",
    "group",
    "is_group",
    "state",
    "points",
    "full",
    "reason",
    "working",
    "inputs",
)
PLACING = ("run", "chain", "total", "place", "tied", "previous_place", "notes")


def _keep(run: Run, result: Result) -> None:
    chains = dict(Chain.objects.values_list("code", "pk"))
    copy_in(ScoreLine, LINE, _lines(run, result, chains))
    copy_in(Placing, PLACING, (_placing(run, chains[unit.unit], unit) for unit in result.units))


def _lines(run: Run, result: Result, chains: dict[str, int]) -> Iterator[Sequence[Any]]:
    for unit in result.units:
        for number, line in enumerate(unit.lines, start=1):
            yield (
                run.pk,
                chains[unit.unit],
                line.item,
                number,
                line.title,
                line.part.value,
                line.groups[-1] if line.groups else "",
                line.is_group,
                line.state.value,
                line.shown,
                line.full,
                line.reason,
                line.working,
                line.inputs,
            )


def _placing(run: Run, chain: int, unit: UnitResult) -> Sequence[Any]:
    return run.pk, chain, unit.shown, unit.place, unit.tied, unit.previous_place, unit.notes


def _finish(run: Run, status: RunStatus, state: JobState, errors: list[str]) -> None:
    run.status = status
    run.save(update_fields=["status", "inputs", "result", "digest"])
    if run.job_id:
        Job.objects.filter(pk=run.job_id).update(state=state, errors=errors, finished_at=Now(), result={"run": run.pk})
    _report(run, STEPS, _("Done"))


def _report(run: Run, step: int, message: str) -> None:
    if run.job_id:
        progress.report(run.job_id, done=step, total=STEPS, message=message)
