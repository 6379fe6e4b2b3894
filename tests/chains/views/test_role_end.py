"""The page on which a role of an enterprise is ended."""

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


def test_a_role_is_ended_with_a_day(clerk: Account, ferrous: Chain, mill: Any, client_of: Clients) -> None:
    role = Role.objects.create(enterprise=mill, chain=ferrous, role="master", from_date=dt.date(2024, 1, 1))
    browser = client_of(clerk)
    for page in (mill.get_absolute_url(), address("role_end", mill, role.pk)):
        shown = browser.get(page).content.decode()
        assert "起止日期" in shown
        assert "设定截止日期" in shown
        assert not any(word in shown for word in ("任职", "任期")), "an enterprise holds no post"
    wrong = browser.post(address("role_end", mill, role.pk), {"last_day": "2023-06-30"})
    assert wrong.status_code == 400
    assert 'value="2023-06-30"' in wrong.content.decode()
    browser.post(address("role_end", mill, role.pk), {"last_day": "2024-06-30"})
    role.refresh_from_db()
    assert role.until_date == dt.date(2024, 6, 30)


def test_S3_a_role_of_another_enterprise_is_not_found(
    clerk: Account, ferrous: Chain, mill: Any, client_of: Clients
) -> None:
    other = entered(clerk, ferrous, name="另一厂（演示）")
    role = Role.objects.create(enterprise=other, chain=ferrous, role="master", from_date=dt.date(2024, 1, 1))
    assert client_of(clerk).post(address("role_end", mill, role.pk), {"last_day": "2024-06-30"}).status_code == 404
    role.refresh_from_db()
    assert role.until_date is None
