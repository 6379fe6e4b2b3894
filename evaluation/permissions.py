"""Who may see a run, a notice, a paper: drafts are the leading-group office's alone, what is published or issued is
everybody's who sees chains. A notice goes to all chain offices and names all chains; a report shows one's own alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from chains.permissions import may, sees_all_chains
from evaluation.enums import RunStatus
from evaluation.models import Notice, Paper, Run
from offices.enums import Right
from offices.models import Account
from offices.permissions import holds

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

OPEN = frozenset({RunStatus.PUBLISHED.value, RunStatus.SUPERSEDED.value})


def visible_runs(account: Account | AnonymousUser) -> QuerySet[Run]:
    """The runs of which the account may know."""
    if holds(account, Right.EVALUATE):
        return Run.objects.all()
    return Run.objects.filter(status__in=OPEN) if holds(account, Right.VIEW_CHAIN) else Run.objects.none()


def may_see_run(account: Account | AnonymousUser, run: Run) -> bool:
    """Whether the account may know of this run's scores (of the chains it may see)."""
    return visible_runs(account).filter(pk=run.pk).exists()


def may_see_notice(account: Account | AnonymousUser, notice: Notice) -> bool:
    """Whether the account may know of this notice."""
    return holds(account, Right.EVALUATE) or (notice.is_issued and holds(account, Right.VIEW_CHAIN))


def may_see_paper(account: Account | AnonymousUser, paper: Paper) -> bool:
    """Whether the account may have this file: a notice's as the notice, a chain's as the chain, else the city's."""
    if paper.notice is not None:
        return may_see_notice(account, paper.notice)
    if paper.chain is not None:
        return may(account, Right.VIEW_CHAIN, paper.chain)
    return sees_all_chains(account)
