from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from chains.permissions import require
from config.lib import clock
from config.lib.periods import date_label
from config.lib.refusals import Refused
from dispatch.enums import Act, LedgerAct
from dispatch.models import Entry, Indicator, Ledger
from dispatch.permissions import require_no_part_in
from dispatch.queries.columns import applicable
from dispatch.rules import deadlines
from dispatch.services.moving import move
from dispatch.services.reasons import fitting, written
from dispatch.services.refusals import require_not_beyond
from dispatch.services.telling import tell_chain_office
from offices.enums import Right
from offices.models import Account
from offices.services.trail import record

DAYS_TO_MEND = 3


def return_ledger(
    *,
    by: Account,
    ledger: Ledger,
    reasons: Mapping[str, str],
    note: str = "",
    mend_by: dt.date | None = None,
    seen: int | None = None,
) -> Ledger:
    """Return the ledger to the chain office, with a reason on each cell that is to be mended; returns it as it is then.

    ``reasons`` are by the codes of the indicators; at least one. The chain office is to mend them by the end of
    ``mend_by`` (without it in three days), or of the due day where that is later; the ledger does not lock before.
    ``seen`` is the stamp of the sheet on the page.

    Raises Http404 or PermissionDenied without the right or where the figures are one's own, Refused where the status
    does not allow it or a reason is missing, SomebodyWasFaster where the ledger is no longer what was seen.
    """
    require(by, Right.REVIEW_LEDGER, ledger.chain)
    with transaction.atomic():
        at = clock.now()
        until = _until(ledger, mend_by, today=deadlines.day_of(at))
        told = _told(ledger, reasons, note)
        mended_by = max(ledger.dates.due, until)
        moved = move(
            ledger,
            act=LedgerAct.RETURN,
            seen=seen,
            decided_at=at,
            decided_by=by,
            return_note=note.strip(),
            extended_until=mended_by if mended_by > ledger.month.due else None,
        )
        require_no_part_in(moved, by=by)
        _mark(moved, told)
        record(
            by=by,
            act=Act.LEDGER_RETURN,
            on=moved,
            before={"status": ledger.status},
            after={"status": moved.status, "until": mended_by.isoformat()},
            reason="\n".join(
                [*([note.strip()] if note.strip() else []), *(f"{i.name}：{why}" for i, why in told.items())]
            ),
            scope=moved.chain.code,
        )
        _tell(moved, told, until=mended_by)
    return moved


def _until(ledger: Ledger, mend_by: dt.date | None, *, today: dt.date) -> dt.date:
    if mend_by is None:
        return today + dt.timedelta(days=DAYS_TO_MEND)
    if mend_by < today:
        raise Refused(_("The day to mend by, %(day)s, is over. Choose today or later.") % {"day": date_label(mend_by)})
    require_not_beyond(mend_by, deadlines.last_extension(ledger.dates, today))
    return mend_by


def _told(ledger: Ledger, reasons: Mapping[str, str], note: str) -> dict[Indicator, str]:
    """The reasons by indicator, in the order of the ledger."""
    given = {code: why.strip() for code, why in reasons.items()}
    if not given:
        raise Refused(_("Say of at least one cell why it is returned, so that the chain office knows what to mend."))
    found = {i: given[i.code] for i in applicable(ledger.chain, ledger.month.year).filter(code__in=given)}
    if len(found) < len(given):
        raise Refused(_("A reason is given for a cell that this ledger does not have. Reload the page."))
    for indicator, why in found.items():
        written(why, lacking=_("“%(name)s”: say why it is returned.") % {"name": indicator.name})
    fitting(note)
    return found


def _mark(ledger: Ledger, told: Mapping[Indicator, str]) -> None:
    """Note on each cell what was before the reviewer, and on the returned ones the reason."""
    Entry.objects.filter(ledger=ledger).update(reviewed_version=F("version"), returned_because="")
    Entry.objects.bulk_create(
        [Entry(ledger=ledger, indicator=indicator, returned_because=why) for indicator, why in told.items()],
        update_conflicts=True,
        unique_fields=["ledger", "indicator"],
        update_fields=["returned_because"],
    )


def _tell(ledger: Ledger, told: Mapping[Indicator, str], *, until: dt.date) -> None:
    def words() -> tuple[str, str]:
        names = {"month": ledger.month.period.label, "chain": ledger.chain.full_name, "count": len(told)}
        lines = [f"{indicator.name}：{why}" for indicator, why in told.items()]
        last = _("Please mend and submit it again by %(day)s.") % {"day": date_label(until)}
        subject = _("The ledger of %(chain)s for %(month)s was returned, %(count)s cell(s) to mend") % names
        return subject, "\n".join([*lines, *([ledger.return_note] if ledger.return_note else []), last])

    tell_chain_office(
        chain=ledger.chain,
        key=f"ledger.returned:{ledger.pk}:{ledger.version}",
        kind="ledger.returned",
        link=ledger.get_absolute_url(),
        words=words,
    )
