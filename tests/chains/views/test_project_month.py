"""The page of one month of a project."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from chains.models import Chain, ProjectMonth
from config.lib.periods import Month
from offices.models import Account
from tests.chains.records import entered

Clients = Callable[[Account], Client]


@pytest.fixture
def works(clerk: Account, ferrous: Chain) -> Any:
    return entered(clerk, ferrous, register="projects", name="甲项目（演示）", investment="100")


def month(record: Any, of: Month) -> str:
    return reverse("chains:project_month", args=["projects", record.pk, of])


def test_a_month_is_noted_and_added_up(clerk: Account, works: Any, client_of: Clients) -> None:
    browser = client_of(clerk)
    browser.post(month(works, Month(2024, 5)), {"invested": "１，２００万元", "visible": "基础施工"})
    shown = browser.post(month(works, Month(2024, 6)), {"invested": "300"}, follow=True).content.decode()
    assert list(ProjectMonth.objects.values_list("invested", flat=True)) == [1200, 300]
    assert "1,500.00" in shown
    assert "notice-warning" in shown


def test_what_is_no_amount_is_said_at_its_field(clerk: Account, works: Any, client_of: Clients) -> None:
    shown = client_of(clerk).post(month(works, Month(2024, 6)), {"invested": "约三百", "visible": "主体施工"})
    assert not ProjectMonth.objects.exists()
    assert 'id="id_invested_error"' in shown.content.decode()
    assert "主体施工" in shown.content.decode()
