"""The page of a project's milestones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from chains.models import Chain, ProjectStep
from offices.models import Account
from tests.chains.records import entered

Clients = Callable[[Account], Client]


@pytest.fixture
def works(clerk: Account, ferrous: Chain) -> Any:
    return entered(clerk, ferrous, register="projects", name="甲项目（演示）", investment="100")


def steps(record: Any) -> str:
    return reverse("chains:project_steps", args=["projects", record.pk])


def test_a_project_moves_past_a_milestone(clerk: Account, works: Any, client_of: Clients) -> None:
    sent = {"signed-reached_on": "2024-03-01", "signed-proof": "contract", "started-planned_on": "2024-06-01"}
    before = client_of(clerk).get(works.get_absolute_url()).content.decode()
    shown = client_of(clerk).post(steps(works), sent, follow=True).content.decode()
    assert ProjectStep.objects.count() == 2
    assert "2024年3月1日" in shown
    assert shown.count("逾期") > before.count("逾期"), "besides the name of the column"


def test_what_is_wrong_stands_at_its_milestone(clerk: Account, works: Any, client_of: Clients) -> None:
    sent = {
        "signed-reached_on": "2024-03-01",
        "signed-proof": "contract",
        "started-reached_on": "2024-02-01",
        "started-proof": "photo",
        "started-proof_note": "现场照片",
    }
    shown = client_of(clerk).post(steps(works), sent).content.decode()
    assert not ProjectStep.objects.exists()
    assert 'id="id_started-reached_on_error"' in shown
    assert "现场照片" in shown
