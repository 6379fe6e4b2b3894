"""Who may see a run, a notice, a paper: drafts are the leading-group office's alone, what is published or issued is
everybody's who sees chains. In between a run is shown to the chain offices, to each its own chains' scores alone.
A notice and its papers go to all chain offices and name all chains; a report shows one's own alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from chains.models import Chain
from chains.permissions import chains_with, visible_chains
from evaluation.models import Notice, Objection, Paper, Run
from evaluation.rules.run_moves import OPEN
from offices.enums import Right
from offices.models import Account
from offices.permissions import holds

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

OFFICES = Right.ENTER_LEDGER
"""Who is of a chain's own office, to whom its scores are shown before they are published."""


def visible_runs(account: Account | AnonymousUser) -> QuerySet[Run]:
    """The runs of which the account may know; whose scores in them, say :func:`chains_seen`."""
    if holds(account, Right.EVALUATE):
        return Run.objects.all()
    if not holds(account, Right.VIEW_CHAIN):
        return Run.objects.none()
    open_to_all = Q(status__in=OPEN)
    return Run.objects.filter(open_to_all | Q(shown_at__isnull=False) if holds(account, OFFICES) else open_to_all)


def chains_seen(account: Account | AnonymousUser, run: Run) -> QuerySet[Chain]:
    """The chains whose scores in this run the account may see: all it sees once published, its own while shown."""
    if run.status in OPEN or holds(account, Right.EVALUATE):
        return visible_chains(account)
    return chains_with(account, OFFICES) if run.shown_at else Chain.objects.none()


def objections_seen(account: Account | AnonymousUser) -> QuerySet[Objection]:
    """The objections of which the account may know: the office's all, a chain office's those of its chains."""
    if holds(account, Right.EVALUATE):
        return Objection.objects.all()
    return Objection.objects.filter(chain__in=chains_with(account, OFFICES))


def may_see_notice(account: Account | AnonymousUser, notice: Notice) -> bool:
    """Whether the account may know of this notice."""
    return holds(account, Right.EVALUATE) or (notice.is_issued and holds(account, Right.VIEW_CHAIN))


def may_see_paper(account: Account | AnonymousUser, paper: Paper) -> bool:
    """Whether the account may have this file: whoever may know of its notice."""
    return may_see_notice(account, paper.notice)
