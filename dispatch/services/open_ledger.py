from __future__ import annotations

from django.http import Http404

from chains.models import Chain
from chains.permissions import visible_chains
from config.lib.periods import Month
from dispatch.models import Ledger, ReportingMonth
from offices.models import Account


def open_ledger(*, by: Account, chain: str, month: Month) -> Ledger:
    """The ledger of a chain (by its code) for a month, loaded with both; its row is made where there is none yet.

    Raises Http404 where the chain is not the account's to know, or the month has no dates.
    """
    found = (
        Ledger.objects.select_related("chain", "month", "submitted_by__person", "decided_by__person")
        .filter(chain__in=visible_chains(by), chain__code=chain, month__year=month.year, month__month=month.month)
        .first()
    )
    if found:
        return found
    known = visible_chains(by).filter(code=chain).first()
    dated = ReportingMonth.objects.filter(year=month.year, month=month.month).first()
    if known is None or dated is None:
        raise Http404
    return first_ledger(chain=known, month=dated)


def first_ledger(*, chain: Chain, month: ReportingMonth) -> Ledger:
    """The ledger of a chain for a month; asking twice at once makes one."""
    ledger, _made = Ledger.objects.get_or_create(chain=chain, month=month)
    ledger.chain, ledger.month = chain, month
    return ledger
