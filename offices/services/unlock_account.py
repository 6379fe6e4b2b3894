from __future__ import annotations

from axes.utils import reset
from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import Refused
from offices.enums import Act, Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def unlock_account(*, by: Account, account: Account) -> None:
    """Forget the failed log-ins of an account, so that its holder may try again at once."""
    require(by, Right.MANAGE_POSTS)
    forgotten = reset(username=account.username)
    if not forgotten:
        raise Refused(_("This account is not locked."))
    record(by=by, act=Act.ACCOUNT_UNLOCK, on=account)
