"""Objections to score lines, as pages show them."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import QuerySet

from chains.models import Chain
from chains.permissions import may
from config.lib import clock
from evaluation.enums import RunStatus
from evaluation.models import Objection, Run
from evaluation.permissions import objections_seen
from evaluation.rules.run_moves import is_over
from offices.enums import Right
from offices.models import Account


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
