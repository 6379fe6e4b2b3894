from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from chains.models import Chain
from config.lib.periods import Month
from config.lib.refusals import Refused
from dispatch.models import Ledger, ReportingMonth
from dispatch.rules.deadlines import Dates, MonthRule
from dispatch.services.set_months import set_months
from offices.models import Account, AuditEntry
from tests.actors import City
from tests.dispatch.books import JUNE, Books

Trail = Callable[[], list[AuditEntry]]
OTHERS = Dates(opens=dt.date(2024, 7, 2), due=dt.date(2024, 7, 12), locks=dt.date(2024, 7, 18))


def test_a_year_gets_the_usual_dates_and_a_ledger_for_every_chain(city: City, office: Account) -> None:
    months = set_months(by=office, year=2024)

    assert [str(month.period) for month in months] == [f"2024-{number:02}" for number in range(1, 13)]
    assert months[5].dates == Dates(dt.date(2024, 7, 1), dt.date(2024, 7, 10), dt.date(2024, 7, 15))
    assert Ledger.objects.count() == 12 * 2
    [trail] = AuditEntry.objects.filter(act="months.set")
    assert len(trail.after or {}) == 12


def test_a_regimes_days_hold_for_its_year_and_the_next_ones(city: City, office: Account) -> None:
    set_months(by=None, year=2024, rule=MonthRule(2, 8, 20))

    for year in (2023, 2024, 2025):
        set_months(by=office, year=year)
    dues = {month.year: month.due.day for month in ReportingMonth.objects.filter(month=6)}
    assert dues == {2023: 10, 2024: 8, 2025: 8}


def test_a_rule_is_in_order(books: Books) -> None:
    with pytest.raises(Refused):
        set_months(by=None, year=2024, rule=MonthRule(1, 15, 10))


def test_a_rule_told_again_leaves_the_dates_that_are_set(books: Books, new_trail: Trail) -> None:
    set_months(by=None, year=2024, rule=MonthRule(2, 8, 20))

    assert ReportingMonth.objects.get(month=6).due == dt.date(2024, 7, 10)
    [trail] = new_trail()
    assert (trail.before, trail.after) == ({"days": ["1", "10", "15"]}, {"days": ["2", "8", "20"]})


def test_other_dates_are_set_and_the_rest_stays(books: Books, office: Account, new_trail: Trail) -> None:
    set_months(by=office, year=2024, dates={JUNE: OTHERS})

    assert ReportingMonth.objects.get(month=6).dates == OTHERS
    assert ReportingMonth.objects.get(month=5).due == dt.date(2024, 6, 10)
    [trail] = new_trail()
    assert trail.before == {"2024-06": ["2024-07-01", "2024-07-10", "2024-07-15"]}
    assert trail.after == {"2024-06": ["2024-07-02", "2024-07-12", "2024-07-18"]}


def test_the_same_dates_again_change_nothing(books: Books, office: Account, new_trail: Trail) -> None:
    set_months(by=office, year=2024, dates={JUNE: books.months[JUNE].dates})

    assert new_trail() == []


def test_a_chain_that_came_later_gets_its_ledgers(books: Books, office: Account) -> None:
    Chain.objects.create(code="food", name="农副产品加工", catalogue_year=2024, number=12)
    set_months(by=office, year=2024)

    assert Ledger.objects.filter(chain__code="food").count() == 12


def test_R12_the_dates_of_december_are_in_the_next_year(books: Books) -> None:
    assert books.months[Month(2024, 12)].opens == dt.date(2025, 1, 1)


@pytest.mark.parametrize(
    "dates",
    [
        {JUNE: Dates(dt.date(2024, 7, 2), dt.date(2024, 7, 1), dt.date(2024, 7, 18))},
        {JUNE: Dates(dt.date(2024, 7, 2), dt.date(2024, 7, 12), dt.date(2024, 7, 11))},
        {Month(2025, 6): OTHERS},
    ],
)
def test_dates_follow_each_other_within_the_year(books: Books, office: Account, dates: dict[Month, Dates]) -> None:
    with pytest.raises(Refused):
        set_months(by=office, year=2024, dates=dates)


def test_a_sealed_month_keeps_its_dates(books: Books, office: Account) -> None:
    ReportingMonth.objects.filter(month=6).update(sealed_at=dt.datetime(2024, 7, 20, tzinfo=dt.UTC))

    with pytest.raises(Refused, match="2024年6月"):
        set_months(by=office, year=2024, dates={JUNE: OTHERS})


@pytest.mark.parametrize("actor", ["clerk", "director", "leader", "system_admin", "nobody"])
def test_the_leading_group_office_sets_them_and_nobody_else(city: City, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        set_months(by=city.account(actor), year=2024)
    assert not ReportingMonth.objects.exists()


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(2024, 5, 31), dt.date(2026, 1, 1), dt.date(9999, 12, 31)])
def test_S14_dates_far_from_their_month_are_refused(city: City, office: Account, day: dt.date) -> None:
    with pytest.raises(Refused, match="6月"):
        set_months(by=office, year=2024, dates={JUNE: Dates(day, day, day)})
    assert not ReportingMonth.objects.exists()
