from __future__ import annotations

from django.http import Http404

from chains.models import Chain
from chains.permissions import may, visible_chains
from config.lib.periods import Month
from dispatch.models import Ledger, ReportingMonth
from offices.enums import Right
from offices.models import Account


def open_ledger(*, by: Account, chain: str, month: Month) -> Ledger:
    """The ledger of a chain (by its code) for a month, loaded with both; its row is made where there is none yet.

    Raises Http404 where the chain is not the account's to know, or the month has no dates.
    """
    wanted = Ledger.objects.filter(chain__code=chain, month__year=month.year, month__month=month.month)
    found = wanted.select_related("chain", "month").order_by().first()
    if found and may(by, Right.VIEW_CHAIN, found.chain):
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
