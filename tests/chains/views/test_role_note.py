"""The page on which a role of an enterprise is noted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from chains.models import Chain, Role
from offices.models import Account
from tests.chains.records import entered

Clients = Callable[[Account], Client]


@pytest.fixture
def mill(clerk: Account, ferrous: Chain) -> Any:
    return entered(clerk, ferrous)


def address(name: str, record: Any, *fact: int) -> str:
    return reverse(f"chains:{name}", args=[record.register, record.pk, *fact])


def test_a_role_is_noted_shown_and_ended(clerk: Account, ferrous: Chain, mill: Any, client_of: Clients) -> None:
    browser = client_of(clerk)
    sent = {"chain": ferrous.pk, "role": "master", "from_date": "2024-01-01", "document": "聊链办〔2024〕1号"}
    shown = browser.post(address("role_note", mill), sent, follow=True).content.decode()
    assert "链主企业" in shown
    assert "聊链办〔2024〕1号" in shown
    role = Role.objects.get()
    assert address("role_end", mill, role.pk) in shown
    browser.post(address("role_end", mill, role.pk), {"last_day": "2024-06-30"})
    role.refresh_from_db()
    assert role.until_date == dt.date(2024, 6, 30)


def test_what_is_refused_is_said_and_nothing_typed_is_lost(
    clerk: Account, ferrous: Chain, mill: Any, client_of: Clients
) -> None:
    Role.objects.create(enterprise=mill, chain=ferrous, role="master", from_date=dt.date(2024, 1, 1))
    sent = {"chain": ferrous.pk, "role": "backbone", "from_date": "2024-02-01", "document": "另一文件"}
    shown = client_of(clerk).post(address("role_note", mill), sent).content.decode()
    assert "2024年1月1日" in shown
    assert "另一文件" in shown
    assert Role.objects.count() == 1


def test_S2_a_foreign_chain_sent_along_changes_nothing(
    clerk: Account, bearings: Chain, mill: Any, client_of: Clients
) -> None:
    sent = {"chain": bearings.pk, "role": "master", "from_date": "2024-01-01"}
    assert client_of(clerk).post(address("role_note", mill), sent).status_code == 400
    assert not Role.objects.exists()


def test_a_register_without_the_part_has_no_such_page(clerk: Account, ferrous: Chain, client_of: Clients) -> None:
    park = entered(clerk, ferrous, register="parks", name="甲园区（演示）")
    assert client_of(clerk).get(address("role_note", park)).status_code == 404


def test_who_only_reads_sees_no_way_to_note(liaison: Account, mill: Any, client_of: Clients) -> None:
    shown = client_of(liaison).get(mill.get_absolute_url()).content.decode()
    assert address("role_note", mill) not in shown
