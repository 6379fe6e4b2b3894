from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from chains.models import Project, RegisterList
from evaluation.management.commands import load_demo
from evaluation.management.demonstration import story
from evaluation.queries.ratings import seats_of
from offices.models import Account

pytestmark = pytest.mark.django_db


def test_the_registers_are_filled_where_that_is_asked_for_before_the_months(
    monkeypatch: pytest.MonkeyPatch, client_of: Callable[[Account], Client]
) -> None:
    told: list[int] = []
    monkeypatch.setattr(story, "first_quarter", lambda accounts: told.append(Project.objects.count()))
    monkeypatch.setattr(story, "second_quarter", lambda accounts: None)
    monkeypatch.setattr(load_demo.registers, "fill", lambda accounts: told.append(len(accounts)))
    call_command("load_demo", "--registers", stdout=io.StringIO())
    assert len(told) == 2
    rater = Account.objects.get(username="guarantee-finance")
    [seat] = seats_of(rater)
    assert seat.rating.period == story.THIRD
    own = f"{reverse('evaluation:mark_own')}?seat={seat.pk}"
    assert own in client_of(rater).get(reverse("evaluation:desk")).content.decode()
    assert client_of(rater).get(own).status_code == 200
    assert told[0] > 24, "the accounts come first, then the records, then the months"
    assert RegisterList.objects.values("regime").distinct().count() == 4
    call_command("load_demo", "--registers", stdout=io.StringIO())
    assert len(told) == 3, "asked again of a city that is there, it fills what is lacking"
    call_command("load_demo", stdout=io.StringIO())
    assert len(told) == 3
