"""Objections to score lines, as pages show them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from chains.models import Chain
from chains.permissions import may
from config.lib import clock
from evaluation.enums import Course, ObjectionState, RunAct, RunStatus
from evaluation.models import Objection, Run
from evaluation.permissions import objections_seen
from evaluation.queries.run_course import course
from evaluation.rules.run_moves import acts, is_over
from offices.enums import Right
from offices.models import Account


@dataclass(frozen=True)
class Fairness:
    """How far a run is on its way to being published: its course, what can be done to it, and what is in the way.

    ``acts`` leaves out what the days for objections and open objections do not allow yet.
    """

    course: Course
    acts: frozenset[RunAct]
    is_over: bool
    pending: int
    upheld: int


def objections_for(account: Account) -> QuerySet[Objection]:
    """The objections that whoever asks may see, with what a list of them shows."""
    return objections_seen(account).select_related("run", "chain", "raised_by__person", "answered_by__person")


def objections_by_line(account: Account, run: Run, chain: Chain) -> dict[str, list[Objection]]:
    """The objections to each line of a chain's scores, oldest first."""
    found: dict[str, list[Objection]] = defaultdict(list)
    for objection in objections_for(account).filter(run=run, chain=chain):
        found[objection.item].append(objection)
    return dict(found)


def can_object_now(run: Run) -> bool:
    """Whether the run is shown and the days for objections are not over."""
    return run.status == RunStatus.SHOWN and not is_over(run.shown_until, clock.today())


def may_object(account: Account, run: Run, chain: Chain) -> bool:
    """Whether the account can object to the chain's scores now."""
    return can_object_now(run) and may(account, Right.SUBMIT_LEDGER, chain)


def fairness(run: Run) -> Fairness:
    """How far a run is; of a draft that takes the place of a shown run, whether that one's days are over."""
    own = course(run)
    shown = run if run.status != RunStatus.DRAFT else run.mends
    over = shown is None or is_over(shown.shown_until, clock.today())
    states = list(shown.objections.values_list("state", flat=True)) if shown else []
    pending, upheld = states.count(ObjectionState.PENDING), states.count(ObjectionState.UPHELD)
    possible = acts(RunStatus(run.status), course=own)
    if pending or not over or (upheld and shown is run):
        possible -= {RunAct.CONFIRM}
    if pending and shown is not run:
        possible -= {RunAct.SHOW, RunAct.PUBLISH}
    return Fairness(course=own, acts=possible, is_over=over, pending=pending, upheld=upheld)
