from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dispatch.enums import BoardState, LedgerStatus
from dispatch.models import Ledger, ReportingMonth
from dispatch.queries.owed import owed
from dispatch.services.ask_correction import ask_correction
from dispatch.services.ask_extension import ask_extension
from dispatch.services.set_target import set_target
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import HIGH_TECH, INVESTMENT, JUNE, MAY, Books

Status = Callable[[LedgerStatus], Ledger]
SetDay = Callable[[dt.date], None]


@pytest.fixture
def earlier(books: Books) -> None:
    """January to May were accepted."""
    Ledger.objects.filter(month__month__lte=5).update(status=LedgerStatus.ACCEPTED)


def test_the_clerk_owes_what_is_open_and_not_submitted(earlier: None, filled: Ledger, clerk: Account) -> None:
    [one] = owed(clerk).to_fill

    assert (one.ledger, one.reported, one.of) == (filled, 4, 4)
    assert (one.days_left, one.behind, one.may_submit, one.is_returned) == (2, False, False, False)


def test_the_director_may_submit_it(earlier: None, filled: Ledger, director: Account) -> None:
    assert [one.may_submit for one in owed(director).to_fill] == [True]


def test_what_came_back_comes_first_with_its_reasons(in_status: Status, clerk: Account) -> None:
    ledger = in_status(LedgerStatus.RETURNED)
    first, *others = owed(clerk).to_fill

    assert (first.ledger, first.is_returned) == (ledger, True)
    assert [(entry.indicator.code, entry.returned_because) for entry in first.returned] == [
        (INVESTMENT, "与统计口径不一致。")
    ]
    assert [one.ledger.month.month for one in others] == [1, 2, 3, 4, 5]
    assert {one.behind for one in others} == {True}
    assert owed(clerk).decided == (ledger,)


def test_a_locked_ledger_says_so_and_whether_more_time_was_asked_for(
    earlier: None, filled: Ledger, city: City, set_day: Callable[[dt.date], None]
) -> None:
    set_day(dt.date(2024, 7, 16))
    [before] = owed(city.account("clerk")).to_fill
    ask_extension(by=city.account("director"), ledger=filled, until=dt.date(2024, 7, 20), reason="统计部门尚未提供")
    [after] = owed(city.account("clerk")).to_fill

    assert (before.locked, before.asked, before.is_full) == (True, None, True)
    assert (after.locked, after.asked) == (True, dt.date(2024, 7, 20))


def test_nobody_owes_what_is_not_open_yet(earlier: None, city: City, set_day: Callable[[dt.date], None]) -> None:
    set_day(dt.date(2024, 6, 30))

    assert owed(city.account("clerk")).is_empty


def test_the_office_reviews_and_decides(
    earlier: None, in_status: Status, books: Books, director: Account, office: Account
) -> None:
    ledger = in_status(LedgerStatus.SUBMITTED)
    Ledger.objects.filter(pk=books.ledger("ferrous", MAY).pk).update(status=LedgerStatus.DRAFT)
    extension = ask_extension(
        by=director, ledger=books.ledger("ferrous", MAY), until=dt.date(2024, 7, 20), reason="补报"
    )
    january = books.ledger("ferrous", sorted(books.months)[0])
    correction = ask_correction(by=director, ledger=january, indicator_code=HIGH_TECH, value="3", reason="漏报")
    desk = owed(office)

    assert desk.to_fill == ()
    assert [one.ledger for one in desk.to_review] == [ledger]
    assert (desk.extensions, desk.corrections) == ((extension,), (correction,))


def test_the_office_is_told_what_is_overdue_month_by_month(
    earlier: None, in_status: Status, books: Books, office: Account, director: Account, set_day: SetDay
) -> None:
    may = books.ledger("bearings", MAY)
    Ledger.objects.filter(pk=may.pk).update(status=LedgerStatus.DRAFT)
    in_status(LedgerStatus.RETURNED)
    assert [(one.month, one.late, one.returned, one.locked) for one in owed(office).unreported] == [(MAY, 1, 0, 1)]
    assert owed(director).unreported == ()

    set_day(dt.date(2024, 7, 12))
    june, of_may = owed(office).unreported
    assert (june.month, june.late, june.returned, june.locked) == (JUNE, 1, 1, 0)
    assert (of_may.month, of_may.on_board) == (MAY, BoardState.LATE)
    assert june.on_board is None, "one is late, the other came back"

    Ledger.objects.filter(pk=books.ledger("bearings").pk).update(extended_until=dt.date(2024, 7, 20))
    [june, _may] = owed(office).unreported
    assert (june.late, june.returned, june.on_board) == (0, 1, BoardState.RETURNED)


def test_what_was_sealed_is_asked_for_no_more(books: Books, office: Account) -> None:
    assert owed(office).unreported
    ReportingMonth.objects.update(sealed_at=dt.datetime(2024, 7, 1, tzinfo=dt.UTC))
    assert owed(office).unreported == ()


def test_a_target_that_changed_is_shown_to_the_chain(
    earlier: None, books: Books, city: City, office: Account, clerk: Account, stranger_clerk: Account
) -> None:
    set_target(
        by=office,
        chain=city.chains["ferrous"],
        indicator=books.indicators[INVESTMENT],
        year=2024,
        value="180",
        document="聊链办〔2024〕9号",
        reason="年中调整",
        decided_on=dt.date(2024, 7, 1),
    )

    assert [change.after for change in owed(clerk).targets] == [180]
    assert owed(stranger_clerk).targets == ()


@pytest.mark.parametrize("actor", ["leader", "chief", "liaison", "system_admin", "audit_admin", "nobody"])
def test_who_only_reads_owes_nothing(city: City, in_status: Status, actor: str) -> None:
    in_status(LedgerStatus.SUBMITTED)

    assert owed(city.account(actor)).is_empty


@pytest.mark.parametrize(("actor", "statements"), [("clerk", 12), ("office", 9)])
def test_the_desk_costs_the_same_with_one_ledger_and_with_many(
    books: Books, city: City, in_status: Status, actor: str, statements: int
) -> None:
    counts = []
    for months in ([6], range(1, 7)):
        Ledger.objects.update(status=LedgerStatus.ACCEPTED)
        wanted = LedgerStatus.DRAFT if actor == "clerk" else LedgerStatus.SUBMITTED
        Ledger.objects.filter(month__month__in=months).update(status=wanted)
        account = city.account(actor)
        with CaptureQueriesContext(connection) as queries:
            desk = owed(account)
            assert len(desk.to_fill or desk.to_review) == len(months) * (1 if actor == "clerk" else 2)
        counts.append(len(queries))

    assert counts == [statements, statements]
