"""Saving cells from the grid: works, refuses strangers, refuses what cannot be, and says which cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from dispatch.enums import EntrySource, LedgerStatus
from dispatch.models import Entry, Ledger
from dispatch.services.save_entries import Cell, save_entries
from offices.models import Account, AuditEntry
from tests.actors import City
from tests.dispatch.books import EVENTS, HIGH_TECH, INVESTMENT, OF_FERROUS, Books

ADDRESS = "/ledgers/ferrous/2024-06/cells/"
STATEMENTS = 14

ClientOf = Callable[[Account], Client]


def post(client: Client, *cells: dict, address: str = ADDRESS, **more: object):
    return client.post(
        address, {"cells": list(cells), **more}, content_type="application/json", headers={"accept": "application/json"}
    )


def cell(code: str, value: str, seen: int = 0, **more: object) -> dict:
    return {"code": code, "value": value, "seen": seen, "note": "", **more}


def test_saves_and_answers_the_row_as_it_now_stands(june: Ledger, clerk, client_of: ClientOf, new_trail) -> None:
    response = post(client_of(clerk), cell(HIGH_TECH, "30"))
    assert response.status_code == 200
    (row,) = response.json()["rows"]
    assert {name: row[name] for name in ("code", "version", "plain", "share", "time", "lead", "light", "state")} == {
        "code": HIGH_TECH,
        "version": 1,
        "plain": "30",
        "share": "50.0%",
        "time": "50.0%",
        "lead": "0.0",
        "light": "green",
        "state": "good",
    }
    entry = Entry.objects.get(ledger=june)
    assert (entry.value, entry.source, entry.entered_by_id) == (30, EntrySource.TYPED, clerk.pk)
    (act,) = new_trail()
    assert (act.act, act.via, act.actor_id, act.scope) == ("entries.save", "page", clerk.pk, "ferrous")


def test_a_block_is_one_act_and_known_as_pasted(june: Ledger, clerk, client_of: ClientOf, new_trail) -> None:
    response = post(client_of(clerk), cell(HIGH_TECH, "30"), cell(INVESTMENT, "1,234.5"), pasted=True)
    assert [row["text"] for row in response.json()["rows"]] == ["30", "1,234.50"]
    assert set(Entry.objects.values_list("source", flat=True)) == {EntrySource.PASTED}
    assert len(new_trail()) == 1


def test_taking_back_is_an_act_of_its_own(june: Ledger, clerk, client_of: ClientOf, new_trail) -> None:
    post(client_of(clerk), cell(HIGH_TECH, "30"))
    new_trail()
    post(client_of(clerk), cell(HIGH_TECH, "", seen=1), undone=True)
    (act,) = new_trail()
    assert (act.act, act.after) == ("entries.undo", {"cells": {HIGH_TECH: {"value": None}}, "source": "typed"})


@pytest.mark.parametrize(
    ("value", "note", "act"),
    [
        ("30", "已核", "entries.undo"),
        ("30", "", "entries.undo"),
        ("77", "", "entries.save"),
        ("30", "从未写过", "entries.save"),
    ],
)
def test_S15_what_never_stood_there_is_not_called_taken_back(
    june: Ledger, clerk, client_of: ClientOf, new_trail, value: str, note: str, act: str
) -> None:
    post(client_of(clerk), cell(HIGH_TECH, "30", note=""))
    post(client_of(clerk), cell(HIGH_TECH, "31", note="已核", seen=1))
    new_trail()
    assert post(client_of(clerk), cell(HIGH_TECH, value, note=note, seen=2), undone=True).status_code == 200
    (entry,) = new_trail()
    assert entry.act == act


def test_the_same_again_is_saved_already(june: Ledger, clerk, client_of: ClientOf, new_trail) -> None:
    post(client_of(clerk), cell(HIGH_TECH, "30"))
    new_trail()
    response = post(client_of(clerk), cell(HIGH_TECH, "30"))  # the first answer was lost on the way
    assert response.status_code == 200
    assert response.json()["rows"][0]["version"] == 1
    assert new_trail() == []


def test_what_somebody_else_saved_comes_back(june: Ledger, books: Books, clerk, director, client_of: ClientOf) -> None:
    save_entries(by=director, ledger=june, cells=[Cell(HIGH_TECH, "31", note="已核")])
    response = post(client_of(clerk), cell(HIGH_TECH, "30"), cell(INVESTMENT, "1"))
    assert response.status_code == 409
    (moved,) = response.json()["moved"]
    assert (moved["code"], moved["plain"], moved["note"], moved["version"]) == (HIGH_TECH, "31", "已核", 1)
    assert moved["by"] == "director（演示）"
    assert Entry.objects.get(ledger=june).value == 31


def test_cells_that_cannot_be_read_are_named(june: Ledger, clerk, client_of: ClientOf) -> None:
    cells = [cell(HIGH_TECH, "三十"), cell(INVESTMENT, "9" * 40), cell("not-here", "1"), cell(EVENTS, "1")]
    response = post(client_of(clerk), *cells)
    assert response.status_code == 400
    assert response.json()["unread"].keys() == {HIGH_TECH, INVESTMENT, "not-here"}
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"cells": {}}',
        '{"cells": []}',
        '{"cells": [1]}',
        '{"cells": [{"value": "1", "seen": 0}]}',
        '{"cells": [{"code": "new-high-tech", "value": "1"}]}',
        '{"cells": [{"code": "new-high-tech", "value": 1, "seen": 0}]}',
        '{"cells": [{"code": "new-high-tech", "value": "1", "seen": true}]}',
        '{"cells": [{"code": "new-high-tech", "value": "1", "seen": -1}]}',
        '{"cells": [{"code": "new-high-tech", "value": "1\\u0000", "seen": 0}]}',
        '{"cells": [{"code": "new-high-tech", "value": "1", "seen": 99999999999999999999}]}',
        "[" * 100_000,
    ],
)
def test_a_request_of_another_shape_is_400(june: Ledger, clerk, client_of: ClientOf, body: str) -> None:
    response = client_of(clerk).post(ADDRESS, body, content_type="application/json")
    assert response.status_code == 400
    assert not Entry.objects.exists()


def test_a_form_is_no_request_of_this_kind(june: Ledger, clerk, client_of: ClientOf) -> None:
    assert client_of(clerk).post(ADDRESS, {"cells": "[]"}).status_code == 415


@pytest.mark.parametrize(
    ("actor", "status"),
    [("liaison", 403), ("chief", 403), ("leader", 403), ("office", 403), ("stranger_clerk", 404), ("nobody", 404)],
)
def test_whoever_may_not_saves_nothing(
    june: Ledger, city: City, client_of: ClientOf, new_trail, actor: str, status: int
) -> None:
    assert post(client_of(city.account(actor)), cell(HIGH_TECH, "30")).status_code == status
    assert not Entry.objects.exists()
    assert new_trail() == []


def test_a_stranger_to_the_system_is_told_to_log_in(june: Ledger, client: Client) -> None:
    response = post(client, cell(HIGH_TECH, "30"))
    assert response.status_code == 401
    assert response.json()["detail"]


def test_S32_needs_the_token_of_the_page(june: Ledger, clerk: Account) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert post(client, cell(HIGH_TECH, "30")).status_code == 403
    assert not Entry.objects.exists()


def test_nothing_changes_by_get(june: Ledger, clerk, client_of: ClientOf) -> None:
    assert client_of(clerk).get(ADDRESS).status_code == 405


def test_S2_what_else_is_sent_changes_nothing(
    june: Ledger, books: Books, city: City, clerk, stranger_clerk, client_of: ClientOf
) -> None:
    foreign = books.ledger("bearings")
    more = {
        "chain": "bearings",
        "ledger": foreign.pk,
        "month": "2024-05",
        "status": "accepted",
        "organisation": city.organisations["bearings-office"].pk,
        "owner": stranger_clerk.pk,
        "entered_by": stranger_clerk.pk,
        "source": "counted",
        "score": "100",
        "returned_because": "x",
        "version": 99,
    }
    response = post(client_of(clerk), {**cell(HIGH_TECH, "30"), **more}, **more)
    assert response.status_code == 200
    entry = Entry.objects.get()
    assert (entry.ledger_id, entry.entered_by_id, entry.source, entry.version) == (june.pk, clerk.pk, "typed", 1)
    assert entry.returned_because == ""
    assert books.ledger("ferrous").status == LedgerStatus.DRAFT
    assert not AuditEntry.objects.filter(scope="bearings", act="entries.save").exists()


def test_a_locked_month_says_why(june: Ledger, clerk, client_of: ClientOf, set_day) -> None:
    set_day(dt.date(2024, 7, 16))
    response = post(client_of(clerk), cell(HIGH_TECH, "30"))
    assert response.status_code == 400
    assert "2024年7月15日" in response.json()["detail"]


def test_a_submitted_ledger_takes_nothing(in_status, clerk, client_of: ClientOf) -> None:
    in_status(LedgerStatus.SUBMITTED)
    assert post(client_of(clerk), cell(HIGH_TECH, "31", seen=1)).status_code == 400
    assert Entry.objects.get(indicator__code=HIGH_TECH).value == 30


def test_words_are_saved_as_words(books: Books, stranger_clerk, client_of: ClientOf) -> None:
    words = {"code": "diff-bearings-industry-brain", "words": " 已接入企业3家。\n二期在建。 ", "note": "", "seen": 0}
    response = post(client_of(stranger_clerk), words, address="/ledgers/bearings/2024-06/cells/")
    assert response.json()["rows"][0]["plain"] == "已接入企业3家。\n二期在建。"


@pytest.mark.parametrize("filled_cells", [1, 4])
def test_costs_the_same_for_one_cell_and_for_many(
    filled: Ledger, clerk, client_of: ClientOf, django_assert_num_queries, filled_cells: int
) -> None:
    client = client_of(clerk)
    client.get("/ledgers/ferrous/2024-06/")
    cells = [cell(code, "7", seen=1, note="首次填报") for code in OF_FERROUS[:filled_cells]]
    with django_assert_num_queries(STATEMENTS):
        assert post(client, *cells).status_code == 200


@pytest.mark.parametrize("name", ["code", "value", "words", "note"])
@pytest.mark.parametrize("sign", ["\0", "\ud800"])
def test_S34_half_a_sign_or_none_is_told_and_nothing_is_saved(
    june: Ledger, clerk, client_of: ClientOf, name: str, sign: str
) -> None:
    response = post(client_of(clerk), {**cell(HIGH_TECH, "30"), name: f"a{sign}b"})
    assert response.status_code == 400
    assert "残缺" in response.json()["detail"]
    assert not Entry.objects.filter(ledger=june).exists()
