from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from chains.permissions import require
from config.lib import clock
from config.lib.refusals import Refused
from dispatch.enums import Act, LedgerAct
from dispatch.models import Ledger
from dispatch.queries.ledger_sheet import LedgerSheet, ledger_sheet, obstacles
from dispatch.rules import deadlines
from dispatch.services.moving import move, require_open
from dispatch.services.refusals import at_indicator, of_ledger
from dispatch.services.telling import tell_leading_group_office
from offices.enums import Right
from offices.models import Account
from offices.services.trail import record

NAMED = 5
"""So many places are named in the sentence; the page of the ledger shows all."""


def submit_ledger(*, by: Account, ledger: Ledger, seen: int | None = None) -> Ledger:
    """Submit the ledger for review; returns it as submitted.

    Wants every cell in order: no errors, and a note on each warning and on each figure that is not reported. ``seen``
    is the stamp of the sheet that was on the page. Only the first submission says whether it came late.

    Raises Http404 or PermissionDenied without the right, Refused where status, dates or cells do not allow it,
    SomebodyWasFaster where the ledger is no longer what was seen.
    """
    require(by, Right.SUBMIT_LEDGER, ledger.chain)
    with transaction.atomic():
        at = clock.now()
        first = ledger.submitted_at is None
        require_open(ledger, at=at)
        late = deadlines.day_of(at) > ledger.dates.due if first else ledger.submitted_late
        before = ledger.status
        moved = move(ledger, act=LedgerAct.SUBMIT, seen=seen, submitted_at=at, submitted_by=by, submitted_late=late)
        sheet = ledger_sheet(moved)
        _refuse_unless_in_order(sheet)
        record(
            by=by,
            act=Act.LEDGER_SUBMIT,
            on=moved,
            before={"status": before},
            after={"status": moved.status, "late": late, "reported": sheet.reported, "of": len(sheet.rows)},
            scope=moved.chain.code,
        )
        _tell(moved, first=first)
    return moved


def _refuse_unless_in_order(sheet: LedgerSheet) -> None:
    found = obstacles(sheet)
    if found:
        places = " ".join(at_indicator(one.name, one.remark.sentence) for one in found[:NAMED])
        more = _(" And %(count)s more.") % {"count": len(found) - NAMED} if len(found) > NAMED else ""
        raise Refused(
            of_ledger(
                sheet.ledger, _("It cannot be submitted yet. %(places)s%(more)s") % {"places": places, "more": more}
            )
        )


def _tell(ledger: Ledger, *, first: bool) -> None:
    """One message for each ledger, and one for each time it comes back mended."""
    key = f"ledger.submitted:{ledger.pk}" if first else f"ledger.submitted:{ledger.pk}:{ledger.version}"

    def words() -> tuple[str, str]:
        names = {"chain": ledger.chain.full_name, "month": ledger.month.period.label}
        if first:
            return _("%(chain)s submitted its ledger for %(month)s") % names, _("It waits for review.")
        return _("%(chain)s submitted its ledger for %(month)s again") % names, _("The returned cells were answered.")

    tell_leading_group_office(key=key, kind="ledger.submitted", link=ledger.get_absolute_url(), words=words)
