"""Which months and chains there are reports of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from chains.models import Chain
from config.lib import clock
from config.lib.periods import Month
from dispatch.enums import LedgerStatus
from dispatch.models import Ledger, ReportingMonth
from dispatch.rules import moves


@dataclass(frozen=True)
class ChainToReport:
    """A chain with what there is of its month."""

    chain: Chain
    status: LedgerStatus | None
    accepted: bool


def months_to_report() -> list[Month]:
    """The months whose reporting has begun, the latest first."""
    opened = ReportingMonth.objects.filter(opens__lte=clock.today()).order_by("-year", "-month")
    return [one.period for one in opened]


def month_chosen(months: Sequence[Month], text: str) -> Month | None:
    """The month an address names, if it can be reported; the latest where it names none."""
    named = [month for month in months if str(month) == text]
    return next(iter([*named, *months]), None)


def reportable(month: Month) -> bool:
    """Whether there is a report of the month."""
    return ReportingMonth.objects.filter(year=month.year, month=month.month, opens__lte=clock.today()).exists()


def chains_to_report(month: Month, chains: QuerySet[Chain]) -> list[ChainToReport]:
    """The chains with where their ledgers of the month stand; two statements."""
    found = Ledger.objects.filter(chain__in=chains, month__year=month.year, month__month=month.month)
    ledgers = {ledger.chain_id: ledger for ledger in found}
    return [_row(chain, ledgers.get(chain.pk)) for chain in chains]


def _row(chain: Chain, ledger: Ledger | None) -> ChainToReport:
    if ledger is None:
        return ChainToReport(chain=chain, status=None, accepted=False)
    return ChainToReport(
        chain=chain,
        status=ledger.state,
        accepted=ledger.state in moves.JUDGED,
    )
