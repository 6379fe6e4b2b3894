from collections.abc import Callable

from django.test import Client

from config.lib import acts
from dispatch.enums import LedgerStatus
from dispatch.models import Ledger
from dispatch.services.ask_correction import ask_correction
from dispatch.services.decide_correction import decide_correction
from dispatch.services.return_ledger import return_ledger
from offices.models import Account
from tests.dispatch.books import GOOD, GROWTH, INVESTMENT, Books
from tests.statements import statements

PAGE = "/ledgers/ferrous/2024-06/history/"


def save(browser: Client, code: str, value: str, seen: int) -> None:
    cells = [{"code": code, "value": value, "seen": seen, "note": "首次填报"}]
    answer = browser.post("/ledgers/ferrous/2024-06/cells/", {"cells": cells}, content_type="application/json")
    assert answer.status_code == 200


def test_who_changed_which_figure_when_and_how(
    june: Ledger, clerk: Account, director: Account, leader: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(clerk)
    save(browser, INVESTMENT, "12.5", 0)
    save(browser, INVESTMENT, "13.75", 1)
    history = client_of(leader).get(PAGE).context["history"]
    second, first = [change for change in history if change.subject == "完成投资"]
    assert (second.who, second.act, second.via) == ("clerk（演示）", "entries.save", "page")
    assert [(field.field, field.before, field.after) for field in second.fields] == [("value", "12.50", "13.75")]
    assert {field.field for field in first.fields} == {"value", "note", "source"}
    assert len(history) == 2


def test_a_cleared_value_is_said_to_be_empty_and_figures_look_as_on_the_page(
    june: Ledger, clerk: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(clerk)
    save(browser, INVESTMENT, "1234.5", 0)
    save(browser, INVESTMENT, "", 1)
    page = browser.get(PAGE)
    cleared, entered = [change for change in page.context["history"] if change.subject == "完成投资"]
    assert [(field.field, field.before, field.after) for field in cleared.fields] == [("value", "1,234.50", None)]
    assert ("value", None, "1,234.50") in [(field.field, field.before, field.after) for field in entered.fields]
    said = " ".join(page.content.decode().split())
    assert '<del>1,234.50</del> <span aria-hidden="true">→</span>' in said
    assert '<ins class="soft">空</ins>' in said


def test_a_return_stands_there_with_its_reasons(
    in_status: Callable[[LedgerStatus], Ledger],
    director: Account,
    office: Account,
    client_of: Callable[[Account], Client],
) -> None:
    submitted = in_status(LedgerStatus.SUBMITTED)
    with acts.act("page", account=office.pk):
        return_ledger(by=office, ledger=submitted, reasons={INVESTMENT: "与统计口径不一致"}, note="请抓紧")
    page = client_of(director).get(PAGE)
    of_ledger = [change for change in page.context["history"] if change.subject == "整本台账"]
    assert [change.who for change in of_ledger if change.act == "ledger.return"] == [office.name]
    assert "请抓紧<br>完成投资：与统计口径不一致" in page.content.decode()


def test_a_correction_says_who_asked_why_and_what_was_decided(
    in_status: Callable[[LedgerStatus], Ledger],
    director: Account,
    office: Account,
    client_of: Callable[[Account], Client],
) -> None:
    asked = ask_correction(
        by=director,
        ledger=in_status(LedgerStatus.ACCEPTED),
        indicator_code=INVESTMENT,
        value="13.75",
        reason="漏计一个项目",
    )
    with acts.act("page", account=office.pk):
        decide_correction(by=office, correction=asked, grant=True, note="已核对合同")
    changes = client_of(director).get(PAGE).context["history"]
    (corrected,) = [change for change in changes if change.act == "correction.grant"]
    assert (corrected.who, corrected.subject) == (office.name, "完成投资")
    assert corrected.reason == f"{director.name}申请：漏计一个项目\n决定说明：已核对合同"


def test_S4_not_for_strangers(
    june: Ledger, stranger_clerk: Account, system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    for account in (stranger_clerk, system_admin):
        assert client_of(account).get(PAGE).status_code == 404


def test_asks_as_little_for_many_cells_as_for_few(
    books: Books, june: Ledger, clerk: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(clerk)
    save(browser, GROWTH, "6.1", 0)
    few = statements(lambda: browser.get(PAGE))
    for code in set(GOOD) - {GROWTH}:
        save(browser, code, GOOD[code], 0)
    assert statements(lambda: browser.get(PAGE)) == few <= 20


def test_what_was_taken_back_is_called_so(june: Ledger, clerk: Account, client_of: Callable[[Account], Client]) -> None:
    browser = client_of(clerk)
    save(browser, INVESTMENT, "12.5", 0)
    cells = [{"code": INVESTMENT, "value": "", "seen": 1, "note": ""}]
    browser.post("/ledgers/ferrous/2024-06/cells/", {"cells": cells, "undone": True}, content_type="application/json")
    page = browser.get(PAGE)
    assert [change.act for change in page.context["history"]] == ["entries.undo", "entries.save"]
    assert "撤销填报" in page.content.decode()
