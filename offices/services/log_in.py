from __future__ import annotations

from django.db import transaction

from offices.enums import Act
from offices.models import Account
from offices.services import trail


def note_log_in(*, by: Account) -> None:
    """Leave the trail of a log-in. The session itself is the view's matter."""
    trail.record(by=by, act=Act.ACCOUNT_LOG_IN, on=by)


@transaction.atomic
def note_refused_log_in(*, username: str, reason: str) -> None:
    """Leave the trail of a log-in that failed.

    A name that no account has is not kept: people type their password into the wrong field.
    """
    account = Account.objects.filter(username=username).first()
    trail.record(
        by=None,
        act=Act.ACCOUNT_LOG_IN,
        on=account or Account(),
        label=account.username if account else "—",
        reason=reason,
        succeeded=False,
    )
