from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import Refused
from offices.enums import Act, Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def enable_account(*, by: Account, account: Account) -> None:
    """Open the way in again, with the password that was."""
    require(by, Right.MANAGE_ACCOUNTS)
    if not Account.objects.filter(pk=account.pk, is_active=False).update(is_active=True):
        raise Refused(_("This account is not disabled."))
    record(by=by, act=Act.ACCOUNT_ENABLE, on=account, before={"is_active": False}, after={"is_active": True})
