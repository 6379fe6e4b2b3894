from __future__ import annotations

from offices.enums import Act
from offices.models import Account
from offices.services import trail


def note_log_out(*, by: Account) -> None:
    """Leave the trail of a log-out. The session itself is the view's matter."""
    trail.record(by=by, act=Act.ACCOUNT_LOG_OUT, on=by)
