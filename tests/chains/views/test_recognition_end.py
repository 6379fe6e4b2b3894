"""The page on which a recognition of an enterprise is ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from chains.models import Chain, Recognition
from offices.models import Account
from tests.chains.records import entered

Clients = Callable[[Account], Client]


@pytest.fixture
def mill(clerk: Account, ferrous: Chain) -> Any:
    return entered(clerk, ferrous)


def address(name: str, record: Any, *fact: int) -> str:
    return reverse(f"chains:{name}", args=[record.register, record.pk, *fact])


def test_a_recognition_is_ended_with_a_day(clerk: Account, mill: Any, client_of: Clients) -> None:
    found = Recognition.objects.create(enterprise=mill, honour="high_tech", from_date=dt.date(2024, 1, 1))
    browser = client_of(clerk)
    for page in (mill.get_absolute_url(), address("recognition_end", mill, found.pk)):
        shown = browser.get(page).content.decode()
        assert "起止日期" in shown
        assert "设定截止日期" in shown
        assert not any(word in shown for word in ("任职", "任期")), "an enterprise holds no post"
    assert browser.post(address("recognition_end", mill, found.pk), {"last_day": "无"}).status_code == 400
    browser.post(address("recognition_end", mill, found.pk), {"last_day": "2024-06-30"})
    found.refresh_from_db()
    assert found.until_date == dt.date(2024, 6, 30)
