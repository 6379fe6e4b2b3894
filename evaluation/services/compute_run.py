from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib.bulk import copy_in
from config.lib.queue import progress
from config.lib.queue.models import Job, JobState
from evaluation.enums import Act, RunAct, RunStatus
from evaluation.models import Placing, Run, ScoreSheet
from evaluation.models.run import POINTS
from evaluation.queries.catalogue import catalogue
from evaluation.queries.run_figures import run_figures
from evaluation.queries.scheme_in_force import read
from evaluation.rules.errors import SchemeErrors
from evaluation.rules.result import Result, UnitResult, UnitState, digest
from evaluation.rules.scoring import FiguresError, evaluate
from evaluation.rules.wording import plain
from evaluation.services.run_moving import move_run
from offices.services.trail import record

STEPS = 4
MOST_TOTAL = 10 ** (POINTS["max_digits"] - POINTS["decimal_places"])


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
        _finish(run, RunAct.FAIL, JobState.FAILED, [str(error)])
    else:
        _finish(run, RunAct.COMPUTE, JobState.DONE, [])
    record(by=None, act=Act.RUN_COMPUTE, on=run, after={"status": run.status, "digest": run.digest})
    return run


def _compute(run: Run) -> None:
    _report(run, 1, _("Gathering the figures"))
    figures = run_figures(run)
    _report(run, 2, _("Scoring"))
    result = evaluate(scheme=read(run.scheme, catalogue=catalogue()), figures=figures)
    for unit in result.units:
        if abs(unit.shown) >= MOST_TOTAL:
            raise FiguresError(f"「{unit.name}」的总分达 {plain(unit.shown)} 分；请核对办法的分值和上限")
    run.inputs = figures.to_json()
    run.result, sheets = result.parted()
    run.digest = digest(run.scheme.digest, run.inputs, run.result, sheets)
    _report(run, 3, _("Keeping the result"))
    _keep(run, result, sheets)


SHEET = ("run", "chain", "number", "text")
PLACING = ("run", "chain", "total", "place", "tied", "previous_place", "group", "failed", "notes")


def _keep(run: Run, result: Result, sheets: Sequence[str]) -> None:
    chains = dict(Chain.objects.values_list("code", "pk"))
    of = [chains[unit.unit] for unit in result.units]
    rows = zip(of, sheets, strict=True)
    copy_in(ScoreSheet, SHEET, ((run.pk, chain, number, text) for number, (chain, text) in enumerate(rows, start=1)))
    placings = zip(of, result.units, strict=True)
    copy_in(Placing, PLACING, (_placing(run, chain, unit) for chain, unit in placings))


def _placing(run: Run, chain: int, unit: UnitResult) -> Sequence[Any]:
    failed = unit.state is UnitState.FAILED
    return run.pk, chain, unit.shown, unit.place, unit.tied, unit.previous_place, unit.group, failed, unit.notes


def _finish(run: Run, act: RunAct, state: JobState, errors: list[str]) -> None:
    move_run(run, act, inputs=run.inputs, result=run.result, digest=run.digest)
    if run.job_id:
        Job.objects.filter(pk=run.job_id).update(state=state, errors=errors, finished_at=Now(), result={"run": run.pk})
    _report(run, STEPS, _("Done"))


def _report(run: Run, step: int, message: str) -> None:
    if run.job_id:
        progress.report(run.job_id, done=step, total=STEPS, message=message)
