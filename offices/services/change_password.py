from __future__ import annotations

from django.db import transaction

from offices.enums import Act
from offices.models import Account
from offices.services import trail


@transaction.atomic
def change_password(*, by: Account, password: str) -> None:
    """Give one's own account a new password, which has been validated. All its other sessions end."""
    by.set_password(password)
    by.must_change_password = False
    by.save(update_fields=["password", "must_change_password"])
    trail.record(by=by, act=Act.ACCOUNT_CHANGE_PASSWORD, on=by)
