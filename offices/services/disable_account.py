from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from config.lib.refusals import Refused
from offices.enums import Act, Right
from offices.models import Account
from offices.permissions import is_or_becomes_administrator, require
from offices.services.trail import record


@transaction.atomic
def disable_account(*, by: Account, account: Account, reason: str = "") -> None:
    """Close the way in of somebody and end all their sessions.

    Nobody disables himself, nor one of the three administrators: else the system administrator could do away with
    whoever looks after him. When the post of an administrator has ended, the account is one as any other.
    """
    require(by, Right.MANAGE_ACCOUNTS)
    if account.pk == by.pk:
        raise Refused(_("You cannot disable your own account. Another system administrator can."))
    if is_or_becomes_administrator(account):
        raise Refused(
            _(
                "The account of an administrator is not disabled here, so that none can shut another out. "
                "When the security administrator has ended the post, it can be."
            )
        )
    active = Account.objects.filter(pk=account.pk, is_active=True)
    if not active.update(is_active=False, session_generation=F("session_generation") + 1):
        raise Refused(_("This account is disabled already."))
    record(
        by=by,
        act=Act.ACCOUNT_DISABLE,
        on=account,
        before={"is_active": True},
        after={"is_active": False},
        reason=reason,
    )
