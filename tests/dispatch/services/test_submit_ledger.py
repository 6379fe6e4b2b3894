from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.enums import LedgerStatus
from dispatch.models import Ledger
from dispatch.queries.ledger_sheet import ledger_sheet
from dispatch.services.save_entries import Cell, save_entries
from dispatch.services.submit_ledger import submit_ledger
from offices.models import Account, AuditEntry, Message
from tests.actors import City
from tests.dispatch.books import EVENTS, GOOD, HIGH_TECH, INVESTMENT, Books

Trail = Callable[[], list[AuditEntry]]
Status = Callable[[LedgerStatus], Ledger]


def test_a_ledger_in_order_is_submitted(filled: Ledger, director: Account, new_trail: Trail) -> None:
    new_trail()
    submit_ledger(by=director, ledger=filled, seen=ledger_sheet(filled).stamp)

    ledger = Ledger.objects.get(pk=filled.pk)
    assert (ledger.status, ledger.version, ledger.submitted_by, ledger.submitted_late) == (
        "submitted",
        2,
        director,
        False,
    )
    [trail] = new_trail()
    assert (trail.act, trail.before, trail.scope) == ("ledger.submit", {"status": "draft"}, "ferrous")
    assert trail.after == {"status": "submitted", "late": False, "reported": 4, "of": 4}


def test_the_leading_group_office_is_told_once(filled: Ledger, director: Account) -> None:
    submit_ledger(by=director, ledger=filled)

    [message] = Message.objects.all()
    assert message.organisation.code == "leading-group-office"
    assert message.subject == "黑色金属产业链已提交2024年6月台账"
    assert message.link == "/ledgers/ferrous/2024-06/"


def test_it_is_told_again_when_the_ledger_comes_back_mended(
    in_status: Status, clerk: Account, director: Account
) -> None:
    ledger = in_status(LedgerStatus.RETURNED)
    save_entries(by=clerk, ledger=ledger, cells=[Cell(INVESTMENT, "13")])
    submit_ledger(by=director, ledger=ledger)

    told = Message.objects.filter(organisation__code="leading-group-office")
    assert [message.subject for message in told.order_by("pk")] == [
        "黑色金属产业链已提交2024年6月台账",
        "黑色金属产业链已重新提交2024年6月台账",
    ]


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        (Cell(HIGH_TECH, "30.5"), "新增高新技术企业"),
        (Cell(HIGH_TECH, None, note=""), "新增高新技术企业"),
        (Cell(INVESTMENT, "-1"), "完成投资"),
        (Cell(INVESTMENT, "600", note=""), "完成投资"),
    ],
)
def test_errors_and_unexplained_warnings_stop_it(
    filled: Ledger, clerk: Account, director: Account, new_trail: Trail, cell: Cell, named: str
) -> None:
    save_entries(by=clerk, ledger=filled, cells=[cell])
    new_trail()

    with pytest.raises(Refused, match=f"黑色金属.*2024年6月.*{named}"):
        submit_ledger(by=director, ledger=filled)

    assert Ledger.objects.get(pk=filled.pk).status == "draft"
    assert new_trail() == []
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "cell", [Cell(HIGH_TECH, None, note="认定结果未公布"), Cell(INVESTMENT, "600", note="大项目到位")]
)
def test_a_warning_passes_with_a_note(filled: Ledger, clerk: Account, director: Account, cell: Cell) -> None:
    save_entries(by=clerk, ledger=filled, cells=[cell])

    assert submit_ledger(by=director, ledger=filled).status == "submitted"


def test_an_empty_ledger_names_some_cells_and_counts_the_rest(june: Ledger, director: Account) -> None:
    with pytest.raises(Refused, match="举办专题活动"):
        submit_ledger(by=director, ledger=june)


def test_a_returned_cell_must_be_answered(in_status: Status, clerk: Account, director: Account) -> None:
    ledger = in_status(LedgerStatus.RETURNED)
    with pytest.raises(Refused, match="与统计口径不一致"):
        submit_ledger(by=director, ledger=ledger)

    save_entries(by=clerk, ledger=ledger, cells=[Cell(INVESTMENT, GOOD[INVESTMENT], note="已与统计局核对，口径一致")])
    assert submit_ledger(by=director, ledger=ledger).status == "submitted"


@pytest.mark.parametrize("actor", ["stranger_clerk", "stranger_director", "system_admin", "nobody"])
def test_strangers_do_not_learn_of_it(city: City, filled: Ledger, actor: str) -> None:
    with pytest.raises(Http404):
        submit_ledger(by=city.account(actor), ledger=filled)


@pytest.mark.parametrize("actor", ["clerk", "liaison", "office", "leader"])
def test_the_director_submits_and_nobody_else(city: City, filled: Ledger, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        submit_ledger(by=city.account(actor), ledger=filled)


@pytest.mark.parametrize("status", [LedgerStatus.SUBMITTED, LedgerStatus.ACCEPTED, LedgerStatus.SEALED])
def test_what_is_submitted_is_not_submitted_again(in_status: Status, director: Account, status: LedgerStatus) -> None:
    with pytest.raises(Refused):
        submit_ledger(by=director, ledger=in_status(status))


def test_a_figure_changed_since_the_page_was_opened_is_told(filled: Ledger, clerk: Account, director: Account) -> None:
    stamp = ledger_sheet(filled).stamp
    save_entries(by=clerk, ledger=filled, cells=[Cell(EVENTS, "2")])

    with pytest.raises(SomebodyWasFaster):
        submit_ledger(by=director, ledger=filled, seen=stamp)
    assert Ledger.objects.get(pk=filled.pk).status == "draft"


def test_the_second_of_two_directors_is_told(filled: Ledger, director: Account, books: Books) -> None:
    other = books.ledger("ferrous")
    submit_ledger(by=director, ledger=filled)

    with pytest.raises(SomebodyWasFaster, match=director.name):
        submit_ledger(by=director, ledger=other)


@pytest.mark.parametrize(
    ("day", "late"), [(dt.date(2024, 7, 10), False), (dt.date(2024, 7, 11), True), (dt.date(2024, 7, 15), True)]
)
def test_S14_late_is_after_the_due_day(
    filled: Ledger, city: City, set_day: Callable[[dt.date], None], day: dt.date, late: bool
) -> None:
    set_day(day)

    assert submit_ledger(by=city.account("director"), ledger=filled).submitted_late is late


def test_S14_after_the_lock_it_is_refused(filled: Ledger, city: City, set_day: Callable[[dt.date], None]) -> None:
    set_day(dt.date(2024, 7, 16))

    with pytest.raises(Refused, match="7月15日"):
        submit_ledger(by=city.account("director"), ledger=filled)


def test_only_the_first_submission_says_whether_it_came_late(
    in_status: Status, city: City, set_day: Callable[[dt.date], None]
) -> None:
    ledger = in_status(LedgerStatus.RETURNED)
    set_day(dt.date(2024, 7, 13))
    save_entries(by=city.account("clerk"), ledger=ledger, cells=[Cell(INVESTMENT, "13")])

    assert submit_ledger(by=city.account("director"), ledger=ledger).submitted_late is False
