from collections.abc import Callable

from django.test import Client

from dispatch.models import Ledger
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
    assert [(field.field, field.before, field.after) for field in second.fields] == [("value", "12.5", "13.75")]
    assert {field.field for field in first.fields} == {"value", "note", "source"}
    assert len(history) == 3


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
