from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from chains.models import Chain
from config.lib.periods import Quarter
from config.lib.refusals import Refused
from dispatch.enums import LedgerStatus
from dispatch.models import Ledger, ReportingMonth
from dispatch.services.seal_months import seal_months
from offices.models import Account, AuditEntry
from tests.actors import City
from tests.dispatch.books import JUNE, Books

Trail = Callable[[], list[AuditEntry]]
SECOND = Quarter(2024, 2)


@pytest.fixture
def accepted(books: Books) -> Books:
    Ledger.objects.filter(month__month__in=[4, 5, 6]).update(status=LedgerStatus.ACCEPTED)
    return books


def test_the_months_of_the_quarter_are_sealed_and_no_others(
    accepted: Books, office: Account, new_trail: Trail, june: Ledger
) -> None:
    new_trail()
    sealed = seal_months(by=office, quarter=SECOND)

    assert [month.month for month in sealed] == [4, 5, 6]
    assert set(ReportingMonth.objects.exclude(sealed_at=None).values_list("month", flat=True)) == {4, 5, 6}
    assert Ledger.objects.filter(status=LedgerStatus.SEALED).count() == 6
    [trail] = new_trail()
    assert (trail.act, trail.after) == (
        "months.seal",
        {"months": ["2024-04", "2024-05", "2024-06"], "ledgers": 6},
    )


def test_sealing_again_changes_nothing(accepted: Books, office: Account, june: Ledger, new_trail: Trail) -> None:
    seal_months(by=office, quarter=SECOND)
    new_trail()
    seal_months(by=office, quarter=SECOND)

    assert new_trail() == []


@pytest.mark.parametrize("status", [LedgerStatus.DRAFT, LedgerStatus.SUBMITTED, LedgerStatus.RETURNED])
def test_a_ledger_that_is_not_accepted_is_named(accepted: Books, office: Account, status: LedgerStatus) -> None:
    Ledger.objects.filter(pk=accepted.ledger("ferrous", JUNE).pk).update(status=status)

    with pytest.raises(Refused, match="黑色金属 2024年6月"):
        seal_months(by=office, quarter=SECOND)
    assert not Ledger.objects.filter(status=LedgerStatus.SEALED).exists()


def test_a_chain_without_a_ledger_is_named(accepted: Books, office: Account) -> None:
    Chain.objects.create(code="food", name="农副产品加工", catalogue_year=2024, number=12)

    with pytest.raises(Refused, match="农副产品加工"):
        seal_months(by=office, quarter=SECOND)


def test_a_month_without_dates_is_named(city: City, office: Account) -> None:
    with pytest.raises(Refused, match="2024年4月"):
        seal_months(by=office, quarter=SECOND)


@pytest.mark.parametrize("actor", ["clerk", "director", "leader", "nobody"])
def test_who_evaluates_seals_and_nobody_else(accepted: Books, city: City, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        seal_months(by=city.account(actor), quarter=SECOND)
