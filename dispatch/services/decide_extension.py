from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from chains.permissions import require
from config.lib import clock
from config.lib.periods import date_label
from config.lib.refusals import Refused
from dispatch.enums import Act, Decision, LedgerAct
from dispatch.models import Extension, Ledger
from dispatch.permissions import require_not_asked_by
from dispatch.rules import deadlines
from dispatch.services.deciding import decide
from dispatch.services.moving import hold
from dispatch.services.refusals import require_not_beyond
from dispatch.services.telling import tell_chain_office
from offices.enums import Right
from offices.models import Account
from offices.services.trail import record


def decide_extension(
    *, by: Account, extension: Extension, grant: bool, note: str = "", until: dt.date | None = None
) -> Extension:
    """Grant or refuse more time for one ledger; granted, its lock (and due day) move, and no other ledger's do.

    ``until`` may name another day than the one asked for. A refusal wants a note that says why.

    Raises Http404 or PermissionDenied without the right or for one's own request, Refused where the day is over, the
    note is missing or the ledger was submitted meanwhile, SomebodyWasFaster where it is decided already.
    """
    ledger = extension.ledger
    require(by, Right.REVIEW_LEDGER, ledger.chain)
    require_not_asked_by(extension, by=by)
    with transaction.atomic():
        at = clock.now()
        day = until or extension.until if grant else extension.until
        decided = decide(extension, by=by, at=at, grant=grant, note=note, until=day)
        decided.ledger = ledger
        if grant:
            held = hold(ledger, act=LedgerAct.SUBMIT)
            if day < deadlines.day_of(at) or day <= held.dates.due:
                raise Refused(
                    _("%(day)s is over or not later than the due day. Name a later day.") % {"day": date_label(day)}
                )
            require_not_beyond(day, deadlines.last_extension(held.dates, deadlines.day_of(at)))
            Ledger.objects.filter(pk=held.pk).update(extended_until=Greatest("extended_until", day))
        record(
            by=by,
            act=Act.EXTENSION_GRANT if grant else Act.EXTENSION_REFUSE,
            on=decided,
            before={"decision": Decision.PENDING.value, "until": extension.until.isoformat()},
            after={"decision": decided.decision, "until": day.isoformat()},
            reason=note.strip(),
            scope=ledger.chain.code,
        )
        _tell(decided)
    return decided


def _tell(extension: Extension) -> None:
    ledger = extension.ledger

    def words() -> tuple[str, str]:
        names = {
            "chain": ledger.chain.full_name,
            "month": ledger.month.period.label,
            "day": date_label(extension.until),
        }
        if extension.decision == Decision.GRANTED:
            return _(
                "More time for the ledger of %(chain)s for %(month)s: until %(day)s"
            ) % names, extension.decision_note
        return _("No more time for the ledger of %(chain)s for %(month)s") % names, extension.decision_note

    tell_chain_office(
        chain=ledger.chain,
        key=f"extension.decided:{extension.pk}",
        kind="extension.decided",
        link=ledger.get_absolute_url(),
        words=words,
    )
