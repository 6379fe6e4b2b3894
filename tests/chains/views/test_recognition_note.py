"""The page on which a recognition of an enterprise is noted."""

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


def test_a_recognition_is_noted_shown_and_ended(clerk: Account, mill: Any, client_of: Clients) -> None:
    browser = client_of(clerk)
    sent = {"honour": "specialised", "level": "provincial", "batch_year": "2024", "from_date": "2024-06-01"}
    shown = browser.post(address("recognition_note", mill), sent, follow=True).content.decode()
    assert "省级专精特新企业" in shown
    found = Recognition.objects.get()
    browser.post(address("recognition_end", mill, found.pk), {"last_day": "2024-06-30"})
    found.refresh_from_db()
    assert found.until_date == dt.date(2024, 6, 30)


def test_S16_what_is_typed_is_text(clerk: Account, mill: Any, client_of: Clients) -> None:
    sent = {"honour": "other", "title": "<img src=x onerror=alert(1)>", "from_date": "2024-01-01"}
    shown = client_of(clerk).post(address("recognition_note", mill), sent, follow=True).content.decode()
    assert "<img src=x" not in shown
    assert "&lt;img src=x" in shown
