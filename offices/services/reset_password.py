from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from config.lib.refusals import Refused
from offices.enums import Act, Right
from offices.models import Account
from offices.permissions import is_or_becomes_administrator, require
from offices.services.first_password import first_password
from offices.services.trail import record


@transaction.atomic
def reset_password(*, by: Account | None, account: Account) -> str:
    """Give a new first password, to be changed at the next log-in, and end all sessions; returns the password.

    The password of an administrator, or of somebody appointed to be one, is reset by the operator's command alone
    (``by`` is None): else the system administrator could become the security administrator, who appoints.
    """
    if by is not None:
        _check(by, account)
    current = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    password = first_password()
    current.set_password(password)
    current.must_change_password = True
    current.session_generation = F("session_generation") + 1
    current.save(update_fields=["password", "must_change_password", "session_generation"])
    record(by=by, act=Act.ACCOUNT_RESET_PASSWORD, on=account)
    return password


def _check(by: Account, account: Account) -> None:
    require(by, Right.MANAGE_ACCOUNTS)
    if account.pk == by.pk:
        raise Refused(_("Change your own password under your name at the top right."))
    if is_or_becomes_administrator(account):
        raise Refused(
            _(
                "The password of an administrator is not reset here, so that none can act as another. "
                "Whoever runs the server can, with the command reset_password."
            )
        )
