from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib import clock
from config.lib.periods import Month, Quarter
from config.lib.refusals import Refused
from dispatch.enums import Act, LedgerAct, LedgerStatus
from dispatch.models import Ledger, ReportingMonth
from dispatch.rules import moves
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record

NAMED = 6


def seal_months(*, by: Account, quarter: Quarter) -> list[ReportingMonth]:
    """Seal the months of a quarter, in the transaction of its publication; figures then change by correction alone.

    Every chain's ledger of the three months must be accepted. Months that are sealed already stay so, as when a run
    supersedes another.

    Raises PermissionDenied without the right, Refused where a ledger is not accepted, naming which.
    """
    require(by, Right.EVALUATE)
    with transaction.atomic():
        at = clock.now()
        held = ReportingMonth.objects.select_for_update().filter(
            year=quarter.year, month__in=[month.month for month in quarter.months]
        )
        months = {month.period: month for month in held}
        fresh = [month for month in months.values() if month.sealed_at is None]
        ledgers = Ledger.objects.select_for_update(of=("self",)).filter(month__in=fresh)
        _require_accepted(quarter, months, list(ledgers.select_related("chain", "month")))
        sealed = moves.MOVES[LedgerStatus.ACCEPTED, LedgerAct.SEAL]
        count = Ledger.objects.filter(month__in=fresh, status=LedgerStatus.ACCEPTED).update(
            status=sealed, version=F("version") + 1
        )
        for month in fresh:
            month.sealed_at = at
            month.save(update_fields=["sealed_at"])
        if fresh:
            record(
                by=by,
                act=Act.MONTHS_SEAL,
                on=fresh[0],
                after={"months": [str(month.period) for month in fresh], "ledgers": count},
                label=quarter.label,
            )
    return [months[period] for period in quarter.months]


def _require_accepted(quarter: Quarter, months: dict[Month, ReportingMonth], ledgers: list[Ledger]) -> None:
    lacking = [period.label for period in quarter.months if period not in months]
    status = {(ledger.chain_id, ledger.month.period): ledger.state for ledger in ledgers}
    chains = list(Chain.objects.filter(closed_on=None))
    lacking += [
        f"{chain.name} {period.label}"
        for period, month in sorted(months.items())
        for chain in chains
        if month.sealed_at is None and status.get((chain.pk, period)) not in moves.JUDGED
    ]
    if lacking:
        more = _(" And %(count)s more.") % {"count": len(lacking) - NAMED} if len(lacking) > NAMED else ""
        raise Refused(
            _("%(quarter)s cannot be sealed: not accepted yet are %(ledgers)s.%(more)s Accept them on the board first.")
            % {"quarter": quarter.label, "ledgers": "、".join(lacking[:NAMED]), "more": more}
        )
