"""Who may see a run: drafts are the leading-group office's alone, a published one is everybody's who sees chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from evaluation.enums import RunStatus
from evaluation.models import Run
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
