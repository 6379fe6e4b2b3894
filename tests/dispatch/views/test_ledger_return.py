from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from dispatch.enums import LedgerStatus
from dispatch.models import Entry, Ledger
from dispatch.queries.ledger_sheet import stamp
from offices.models import Account
from tests.dispatch.books import EVENTS, INVESTMENT

ClientOf = Callable[[Account], Client]
ADDRESS = "/ledgers/ferrous/2024-06/return/"
WHY = "与统计口径不一致，请核对。"


@pytest.fixture
def submitted(in_status: Callable[[LedgerStatus], Ledger]) -> Ledger:
    return in_status(LedgerStatus.SUBMITTED)


def sent(ledger: Ledger, **others: str) -> dict[str, str | int]:
    return {"seen": stamp(ledger), "mend_by": "2024-07-12", f"reason-{INVESTMENT}": WHY, **others}


def test_the_cells_with_a_reason_are_returned(submitted: Ledger, office: Account, client_of: ClientOf) -> None:
    response = client_of(office).post(ADDRESS, sent(submitted, note="尽快", **{f"reason-{EVENTS}": " "}))

    assert (response.status_code, response["Location"]) == (302, "/ledgers/ferrous/2024-06/")
    assert Ledger.objects.get(pk=submitted.pk).status == LedgerStatus.RETURNED
    assert list(Entry.objects.exclude(returned_because="").values_list("returned_because", flat=True)) == [WHY]


def test_what_was_typed_is_kept_when_it_is_refused(submitted: Ledger, office: Account, client_of: ClientOf) -> None:
    response = client_of(office).post(ADDRESS, sent(submitted, seen="1", note="尽快补正"))

    page = response.content.decode()
    assert response.status_code == 400
    assert WHY in page
    assert "尽快补正" in page
    assert f'name="seen" value="{stamp(submitted)}"' in page
    assert Ledger.objects.get(pk=submitted.pk).status == LedgerStatus.SUBMITTED


@pytest.mark.parametrize(
    "others",
    [{f"reason-{INVESTMENT}": ""}, {"mend_by": ""}, {"mend_by": "2024-07-01"}, {f"reason-{INVESTMENT}": "长" * 501}],
)
def test_a_return_says_what_and_by_when(
    submitted: Ledger, office: Account, client_of: ClientOf, others: dict[str, str]
) -> None:
    assert client_of(office).post(ADDRESS, sent(submitted, **others)).status_code == 400
    assert Ledger.objects.get(pk=submitted.pk).status == LedgerStatus.SUBMITTED


def test_S2_a_cell_of_another_chain_is_not_looked_at(submitted: Ledger, office: Account, client_of: ClientOf) -> None:
    client_of(office).post(ADDRESS, sent(submitted, **{"reason-diff-bearings-industry-brain": "请补报。"}))

    assert Entry.objects.exclude(returned_because="").count() == 1


def test_the_page_without_script_has_a_field_for_each_cell(
    submitted: Ledger, office: Account, client_of: ClientOf
) -> None:
    page = client_of(office).get(ADDRESS).content.decode()

    assert page.count('name="reason-') == 4
    assert 'value="2024-07-11"' in page


def test_what_is_not_submitted_leads_back_to_the_ledger(filled: Ledger, office: Account, client_of: ClientOf) -> None:
    assert client_of(office).get(ADDRESS)["Location"] == "/ledgers/ferrous/2024-06/"
