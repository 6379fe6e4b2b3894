from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from offices.enums import Act, Right
from offices.models import Account, Person
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def end_sessions(*, by: Account, account: Account) -> None:
    """Log somebody out everywhere; they may log in again."""
    require(by, Right.MANAGE_POSTS)
    log_out([account.person])
    record(by=by, act=Act.ACCOUNT_END_SESSIONS, on=account)


def log_out(people: Iterable[Person]) -> None:
    """End the sessions of people whose posts change, without a trace of its own: for services alone."""
    Account.objects.filter(person__in=people).update(session_generation=F("session_generation") + 1)
