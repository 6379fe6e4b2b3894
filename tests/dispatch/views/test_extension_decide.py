from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from dispatch.models import Extension, Ledger
from dispatch.services.ask_extension import ask_extension
from offices.models import Account

ClientOf = Callable[[Account], Client]


@pytest.fixture
def asked(june: Ledger, director: Account) -> Extension:
    return ask_extension(by=director, ledger=june, until=dt.date(2024, 7, 20), reason="统计数据延迟发布")


def test_it_is_granted(asked: Extension, office: Account, client_of: ClientOf) -> None:
    response = client_of(office).post(asked.get_absolute_url(), {"decision": "grant", "until": "2024-07-18"})

    assert (response.status_code, response["Location"]) == (302, "/extensions/")
    extension = Extension.objects.get()
    assert (extension.decision, extension.until) == ("granted", dt.date(2024, 7, 18))


def test_it_is_refused_with_a_reason(asked: Extension, office: Account, client_of: ClientOf) -> None:
    client = client_of(office)
    without = client.post(asked.get_absolute_url(), {"decision": "refuse", "until": "2024-07-20"})
    assert without.status_code == 400

    client.post(asked.get_absolute_url(), {"decision": "refuse", "until": "2024-07-20", "note": "数据已发布。"})
    assert Extension.objects.get().decision_note == "数据已发布。"


@pytest.mark.parametrize("decision", ["", "granted", "x"])
def test_anything_else_is_no_decision(asked: Extension, office: Account, client_of: ClientOf, decision: str) -> None:
    response = client_of(office).post(asked.get_absolute_url(), {"decision": decision, "until": "2024-07-20"})

    assert response.status_code == 400
    assert Extension.objects.get().decision == "pending"


def test_who_asked_reads_that_it_is_pending(asked: Extension, director: Account, client_of: ClientOf) -> None:
    page = client_of(director).get(asked.get_absolute_url()).content.decode()

    assert "由链长办审批" in page
    assert 'name="decision"' not in page


def test_a_decided_one_is_shown_without_buttons(asked: Extension, office: Account, client_of: ClientOf) -> None:
    client = client_of(office)
    client.post(asked.get_absolute_url(), {"decision": "grant", "until": "2024-07-20", "note": "同意"})

    assert 'name="decision"' not in client.get(asked.get_absolute_url()).content.decode()
