"""The page of a ledger: who sees what on it, and what it costs."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from dispatch.enums import EntrySource, IndicatorKind, LedgerStatus
from dispatch.models import Entry, Indicator, Ledger, Target
from dispatch.services.save_entries import Cell, save_entries
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import EVENTS, HIGH_TECH, INVESTMENT, Books

ADDRESS = "/ledgers/ferrous/2024-06/"
STATEMENTS = 16
HOSTILE = '"><img src=x onerror=alert(1)><svg onload=alert(2)>{{7*7}}</script><!--'

ClientOf = Callable[[Account], Client]


def page(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def data(text: str) -> dict:
    found = re.search(r'<script id="ledger-sheet" type="application/json">(.*?)</script>', text, re.S)
    assert found
    return json.loads(found[1])


def rows(text: str) -> dict[str, dict]:
    return {row["code"]: row for row in data(text)["rows"]}


def test_the_clerk_fills_and_does_not_submit(june: Ledger, clerk: Account, client_of: ClientOf) -> None:
    text = page(client_of(clerk))
    assert text.count('data-field="value"') == 4
    assert data(text)["editable"] is True
    assert 'id="ledger-submit"' not in text
    assert 'id="ledger-upload"' in text
    assert 'id="ledger-accept"' not in text


def test_the_director_fills_submits_and_asks_for_time(june: Ledger, director: Account, client_of: ClientOf) -> None:
    text = page(client_of(director))
    assert 'id="ledger-submit"' in text
    assert "/ledgers/ferrous/2024-06/extension/" in text


@pytest.mark.parametrize("actor", ["liaison", "chief", "leader", "office"])
def test_others_who_see_the_chain_read(june: Ledger, city: City, client_of: ClientOf, actor: str) -> None:
    text = page(client_of(city.account(actor)))
    assert "data-field" not in text
    assert data(text)["editable"] is False
    assert "录入员" in text or "Chain-office clerk" in text  # who fills it


@pytest.mark.parametrize("actor", ["stranger_clerk", "stranger_director", "nobody", "system_admin", "audit_admin"])
def test_whoever_must_not_know_the_chain_gets_404(june: Ledger, city: City, client_of: ClientOf, actor: str) -> None:
    assert client_of(city.account(actor)).get(ADDRESS).status_code == 404


@pytest.mark.parametrize("address", ["/ledgers/ferrous/2024-13/", "/ledgers/ferrous/2031-06/", "/ledgers/no/2024-06/"])
def test_what_is_not_there_is_404(june: Ledger, clerk: Account, client_of: ClientOf, address: str) -> None:
    assert client_of(clerk).get(address).status_code == 404


def test_nobody_in_particular_is_sent_to_the_log_in(june: Ledger, client: Client) -> None:
    assert client.get(ADDRESS).headers["Location"] == f"/login/?next={ADDRESS}"


@pytest.mark.parametrize("status", [LedgerStatus.SUBMITTED, LedgerStatus.ACCEPTED, LedgerStatus.SEALED])
def test_a_ledger_on_its_way_is_read_only(in_status, clerk: Account, client_of: ClientOf, status: LedgerStatus) -> None:
    in_status(status)
    text = page(client_of(clerk))
    assert "data-field" not in text
    assert 'id="ledger-upload"' not in text


def test_the_reviewer_has_a_reason_beside_each_cell(in_status, office: Account, client_of: ClientOf) -> None:
    in_status(LedgerStatus.SUBMITTED)
    text = page(client_of(office))
    assert text.count('data-field="reason"') == 4
    assert f'name="reason-{INVESTMENT}"' in text
    assert f'name="seen" value="{data(text)["stamp"]}"' in text
    assert 'id="ledger-accept"' in text


def test_an_accepted_figure_can_be_asked_to_be_corrected(in_status, director: Account, client_of: ClientOf) -> None:
    in_status(LedgerStatus.ACCEPTED)
    assert page(client_of(director)).count("/ledgers/ferrous/2024-06/correction/?indicator=") == 4


def test_a_locked_ledger_names_the_way_out(june: Ledger, clerk, director, client_of: ClientOf, set_day) -> None:
    set_day(dt.date(2024, 7, 16))
    text = page(client_of(clerk))
    assert "data-field" not in text
    assert "2024年7月15日" in text
    assert "/ledgers/ferrous/2024-06/extension/" in page(client_of(director))


def test_a_returned_ledger_opens_at_what_is_to_be_mended(in_status, clerk: Account, client_of: ClientOf) -> None:
    in_status(LedgerStatus.RETURNED)
    text = page(client_of(clerk))
    assert data(text)["filter"] == "returned"
    row = rows(text)[INVESTMENT]
    assert row["state"] == "returned"
    assert row["messages"][0]["level"] == "returned"
    assert "与统计口径不一致。" in row["messages"][0]["text"]
    assert re.search(r'id="ledger-returned">\s*台账已退回，还有1格待改正。', text)
    assert data(text)["words"]["returned"]["many"] == "台账已退回，还有{count}格待改正。"
    assert not any(row["changed"] for row in rows(text).values())


def test_what_changed_since_the_return_is_marked(in_status, clerk: Account, client_of: ClientOf, books: Books) -> None:
    in_status(LedgerStatus.RETURNED)
    save_entries(by=clerk, ledger=books.ledger("ferrous"), cells=[Cell(INVESTMENT, "13")])
    shown = rows(page(client_of(clerk)))
    assert [code for code, row in shown.items() if row["changed"]] == [INVESTMENT]


def test_demonstration_figures_are_marked(june: Ledger, clerk: Account, client_of: ClientOf, settings) -> None:
    entry = {"indicator": Indicator.objects.get(code=HIGH_TECH), "value": 7, "source": EntrySource.DEMONSTRATION}
    Entry.objects.create(ledger=june, **entry)
    text = page(client_of(clerk))
    assert rows(text)[HIGH_TECH]["demonstration"] is True
    assert '<span class="mark-demo">' in text
    settings.DEMO = False
    assert '<span class="mark-demo">' not in page(client_of(clerk)).split("<table")[0]


def test_a_chain_without_targets_says_what_to_do(june: Ledger, clerk: Account, client_of: ClientOf) -> None:
    Target.objects.all().delete()
    Entry.objects.all().delete()
    Indicator.objects.filter(chain__code="ferrous").delete()
    text = page(client_of(clerk))
    assert "empty-page" in text
    assert 'id="ledger-grid"' not in text


def test_S16_hostile_text_is_shown_and_does_nothing(june: Ledger, clerk: Account, client_of: ClientOf) -> None:
    save_entries(by=clerk, ledger=june, cells=[Cell(EVENTS, "1", note=HOSTILE)])
    text = page(client_of(clerk))
    assert rows(text)[EVENTS]["note"] == HOSTILE
    assert "<img" not in text.replace('<img src="/static/mark.svg"', "")
    assert "onerror=alert" not in text.replace("&gt;&lt;img src=x onerror=alert(1)", "").replace(
        "\\u003E\\u003Cimg src=x onerror=alert(1)", ""
    )


@pytest.mark.parametrize("more", [0, 30])
def test_costs_the_same_however_long(
    city: City, filled: Ledger, client_of: ClientOf, django_assert_num_queries, more: int
) -> None:
    made = Indicator.objects.bulk_create(
        Indicator(
            code=f"more-{n}", number=100 + n, name=f"指标{n}", short_name=f"指标{n}", group="其他",
            kind=IndicatorKind.FLOW, unit="个",
        )
        for n in range(more)
    )  # fmt: skip
    chain = city.chains["ferrous"]
    Target.objects.bulk_create(Target(chain=chain, indicator=one, year=2024, value=9) for one in made)
    ledgers = Ledger.objects.filter(chain=chain)
    by = city.accounts["clerk"]
    Entry.objects.bulk_create(
        Entry(ledger=one, indicator=i, value=n, entered_by=by) for one in ledgers for n, i in enumerate(made)
    )
    client = client_of(city.account("director"))
    client.get(ADDRESS)
    with django_assert_num_queries(STATEMENTS):
        text = page(client)
    assert len(rows(text)) == 4 + more
