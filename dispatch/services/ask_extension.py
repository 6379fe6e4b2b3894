from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chains.permissions import require
from config.lib import clock
from config.lib.periods import date_label
from config.lib.refusals import Refused
from dispatch.enums import Act, LedgerAct
from dispatch.models import Extension, Ledger
from dispatch.rules import deadlines
from dispatch.services.moving import hold
from dispatch.services.reasons import required
from dispatch.services.refusals import of_ledger, require_not_beyond
from dispatch.services.telling import tell_leading_group_office
from offices.enums import Right
from offices.models import Account
from offices.services.trail import record


def ask_extension(*, by: Account, ledger: Ledger, until: dt.date, reason: str) -> Extension:
    """Ask the leading-group office to let one ledger be filled until the end of a day later than its due day.

    Can be asked before the lock and after it, as long as the ledger is not submitted; one request at a time.

    Raises Http404 or PermissionDenied without the right, Refused where the status or the day does not allow it.
    """
    require(by, Right.SUBMIT_LEDGER, ledger.chain)
    with transaction.atomic():
        at = clock.now()
        held = hold(ledger, act=LedgerAct.SUBMIT)
        why = required(reason, what=_("why more time is needed"))
        _require_later(held, until, today=deadlines.day_of(at))
        extension = _ask(held, by=by, until=until, why=why, at=at)
        record(
            by=by,
            act=Act.EXTENSION_ASK,
            on=extension,
            after={"until": until.isoformat()},
            reason=why,
            scope=held.chain.code,
        )
        _tell(held, extension)
    return extension


def _require_later(ledger: Ledger, until: dt.date, *, today: dt.date) -> None:
    if until <= ledger.dates.due:
        raise Refused(
            _("%(day)s is not later than the due day, %(due)s. Choose a later day.")
            % {"day": date_label(until), "due": date_label(ledger.dates.due)}
        )
    require_not_beyond(until, deadlines.last_extension(ledger.dates, today))
    if until < today:
        raise Refused(_("%(day)s is over. Choose today or later.") % {"day": date_label(until)})


def _ask(ledger: Ledger, *, by: Account, until: dt.date, why: str, at: dt.datetime) -> Extension:
    try:
        with transaction.atomic():
            return Extension.objects.create(ledger=ledger, until=until, reason=why, asked_by=by, asked_at=at)
    except IntegrityError as error:
        raise Refused(
            of_ledger(
                ledger, _("More time has been asked for already. Wait for the decision of the leading-group office.")
            )
        ) from error


def _tell(ledger: Ledger, extension: Extension) -> None:
    def words() -> tuple[str, str]:
        names = {
            "chain": ledger.chain.full_name,
            "month": ledger.month.period.label,
            "day": date_label(extension.until),
        }
        return _("%(chain)s asks for more time for %(month)s, until %(day)s") % names, extension.reason

    tell_leading_group_office(
        key=f"extension.asked:{extension.pk}", kind="extension.asked", link=extension.get_absolute_url(), words=words
    )
