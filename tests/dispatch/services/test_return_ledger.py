from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from config.lib.periods import date_label
from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.enums import LedgerStatus
from dispatch.models import Entry, Ledger
from dispatch.queries.ledger_sheet import ledger_sheet
from dispatch.services.return_ledger import return_ledger
from dispatch.services.save_entries import Cell, save_entries
from dispatch.services.submit_ledger import submit_ledger
from offices.models import Account, AuditEntry, Message
from tests.actors import City
from tests.dispatch.books import BRAIN, EVENTS, HIGH_TECH, INVESTMENT, OF_FERROUS, Books

Trail = Callable[[], list[AuditEntry]]
Status = Callable[[LedgerStatus], Ledger]
WHY = "与统计口径不一致，请核对。"


@pytest.fixture
def submitted(in_status: Status) -> Ledger:
    return in_status(LedgerStatus.SUBMITTED)


def test_each_cell_has_its_reason_and_the_others_none(submitted: Ledger, office: Account, new_trail: Trail) -> None:
    new_trail()
    return_ledger(by=office, ledger=submitted, reasons={INVESTMENT: WHY, EVENTS: "请附活动名称。"}, note="尽快")

    ledger = Ledger.objects.get(pk=submitted.pk)
    assert (ledger.status, ledger.decided_by, ledger.return_note) == ("returned", office, "尽快")
    assert dict(Entry.objects.exclude(returned_because="").values_list("indicator__code", "returned_because")) == {
        INVESTMENT: WHY,
        EVENTS: "请附活动名称。",
    }
    [trail] = new_trail()
    assert (trail.act, trail.before) == ("ledger.return", {"status": "submitted"})
    assert trail.reason == f"尽快\n完成投资：{WHY}\n举办专题活动：请附活动名称。"


def test_the_chain_office_is_told_what_to_mend_and_by_when(submitted: Ledger, office: Account) -> None:
    return_ledger(by=office, ledger=submitted, reasons={INVESTMENT: WHY})

    message = Message.objects.get(kind="ledger.returned")
    assert message.organisation.code == "ferrous-office"
    assert f"完成投资：{WHY}" in message.body
    assert "2024年7月11日" in message.body


def test_a_cell_that_was_not_reported_can_be_returned_too(
    filled: Ledger, clerk: Account, director: Account, office: Account
) -> None:
    save_entries(by=clerk, ledger=filled, cells=[Cell(HIGH_TECH, None, note="未公布")])
    submit_ledger(by=director, ledger=filled)
    ledger = Ledger.objects.select_related("chain", "month").get(pk=filled.pk)
    return_ledger(by=office, ledger=ledger, reasons={HIGH_TECH: "名单已公布，请补报。"})

    assert Entry.objects.get(indicator__code=HIGH_TECH).value is None


@pytest.mark.parametrize(
    ("day", "mend_by", "due", "lock"),
    [
        (dt.date(2024, 7, 8), None, dt.date(2024, 7, 11), dt.date(2024, 7, 15)),
        (dt.date(2024, 7, 14), None, dt.date(2024, 7, 17), dt.date(2024, 7, 17)),
        (dt.date(2024, 8, 20), None, dt.date(2024, 8, 23), dt.date(2024, 8, 23)),
        (dt.date(2024, 7, 8), dt.date(2024, 7, 20), dt.date(2024, 7, 20), dt.date(2024, 7, 20)),
        (dt.date(2024, 7, 8), dt.date(2024, 7, 9), dt.date(2024, 7, 10), dt.date(2024, 7, 15)),
    ],
)
def test_there_is_always_time_to_mend_and_all_pages_name_the_same_day(
    submitted: Ledger,
    city: City,
    set_day: Callable[[dt.date], None],
    day: dt.date,
    mend_by: dt.date | None,
    due: dt.date,
    lock: dt.date,
) -> None:
    set_day(day)
    returned = return_ledger(by=city.account("office"), ledger=submitted, reasons={INVESTMENT: WHY}, mend_by=mend_by)

    assert (returned.dates.due, returned.dates.locks) == (due, lock)
    assert date_label(due) in Message.objects.get(kind="ledger.returned").body
    save_entries(by=city.account("clerk"), ledger=returned, cells=[Cell(INVESTMENT, "13")])


def test_an_extension_is_not_shortened(submitted: Ledger, office: Account, books: Books) -> None:
    Ledger.objects.filter(pk=submitted.pk).update(extended_until=dt.date(2024, 7, 25))

    return_ledger(by=office, ledger=books.ledger("ferrous"), reasons={INVESTMENT: WHY}, mend_by=dt.date(2024, 7, 12))

    assert books.ledger("ferrous").dates.locks == dt.date(2024, 7, 25)


def test_the_lock_moves_for_this_ledger_alone(submitted: Ledger, office: Account, books: Books) -> None:
    return_ledger(by=office, ledger=submitted, reasons={INVESTMENT: WHY}, mend_by=dt.date(2024, 7, 30))

    assert books.ledger("bearings").dates.locks == dt.date(2024, 7, 15)


@pytest.mark.parametrize(
    "reasons",
    [{}, {INVESTMENT: ""}, {INVESTMENT: "  "}, {INVESTMENT: WHY, EVENTS: ""}, {BRAIN: WHY}, {INVESTMENT: "长" * 501}],
)
def test_a_return_gives_its_reasons(
    submitted: Ledger, office: Account, new_trail: Trail, reasons: dict[str, str]
) -> None:
    new_trail()
    with pytest.raises(Refused):
        return_ledger(by=office, ledger=submitted, reasons=reasons)

    assert Ledger.objects.get(pk=submitted.pk).status == "submitted"
    assert new_trail() == []


def test_a_day_that_is_over_is_no_day_to_mend_by(submitted: Ledger, office: Account) -> None:
    with pytest.raises(Refused, match="7月7日"):
        return_ledger(by=office, ledger=submitted, reasons={INVESTMENT: WHY}, mend_by=dt.date(2024, 7, 7))


@pytest.mark.parametrize("actor", ["stranger_clerk", "security_admin", "nobody"])
def test_strangers_do_not_learn_of_it(city: City, submitted: Ledger, actor: str) -> None:
    with pytest.raises(Http404):
        return_ledger(by=city.account(actor), ledger=submitted, reasons={INVESTMENT: WHY})


@pytest.mark.parametrize("actor", ["clerk", "director", "liaison", "leader", "chief"])
def test_the_leading_group_office_returns_and_nobody_else(city: City, submitted: Ledger, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        return_ledger(by=city.account(actor), ledger=submitted, reasons={INVESTMENT: WHY})


@pytest.mark.parametrize("status", [status for status in LedgerStatus if status != LedgerStatus.SUBMITTED])
def test_only_what_is_submitted_is_returned(in_status: Status, office: Account, status: LedgerStatus) -> None:
    with pytest.raises(Refused) as refused:
        return_ledger(by=office, ledger=in_status(status), reasons={INVESTMENT: WHY})
    assert not isinstance(refused.value, SomebodyWasFaster)


def test_a_stale_page_returns_nothing(submitted: Ledger, office: Account) -> None:
    with pytest.raises(SomebodyWasFaster):
        return_ledger(by=office, ledger=submitted, reasons={INVESTMENT: WHY}, seen=1)
    assert not Entry.objects.exclude(returned_because="").exists()


def test_the_reviewer_sees_what_changed_since(
    submitted: Ledger, books: Books, city: City, office: Account, director: Account
) -> None:
    for value in ("13", "14"):
        ledger = return_ledger(by=office, ledger=books.ledger("ferrous"), reasons={INVESTMENT: WHY})
        save_entries(by=city.account("clerk"), ledger=ledger, cells=[Cell(INVESTMENT, value)])
        save_entries(by=city.account("clerk"), ledger=ledger, cells=[Cell(EVENTS, "1")])
        submit_ledger(by=director, ledger=ledger)

    rows = {row.indicator.code: row for row in ledger_sheet(books.ledger("ferrous")).rows}
    assert {code for code, row in rows.items() if row.changed_since_return} == {INVESTMENT}
    assert (rows[INVESTMENT].value, rows[INVESTMENT].before and rows[INVESTMENT].before.value) == (14, 13)
    assert [rows[code].before for code in OF_FERROUS if code != INVESTMENT] == [None, None, None]


def test_S14_a_day_years_away_to_mend_by_is_refused(in_status, office: Account, books: Books) -> None:
    submitted = in_status(LedgerStatus.SUBMITTED)
    with pytest.raises(Refused, match="2024年12月31日"):
        return_ledger(by=office, ledger=submitted, reasons={INVESTMENT: "不一致"}, mend_by=dt.date(9999, 12, 31))
    assert books.ledger("ferrous").status == LedgerStatus.SUBMITTED
