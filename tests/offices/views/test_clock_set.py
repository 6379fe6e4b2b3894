from __future__ import annotations

import datetime as dt

import pytest
from django.test import override_settings

from config.lib import clock
from offices.models import Account, AuditEntry
from tests.actors import TODAY, City


def test_sets_the_day_for_everybody(client_of, office: Account, clerk: Account) -> None:
    answer = client_of(office).post("/clock/", {"day": "2024-08-16"})
    assert answer.url == "/clock/"
    assert clock.business_date() == dt.date(2024, 8, 16)
    assert "2024年8月16日" in client_of(clerk).get("/inbox/").content.decode()
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.before, entry.after) == (
        "clock.set",
        {"business_date": "2024-07-08"},
        {"business_date": "2024-08-16"},
    )


def test_a_day_that_is_none_is_refused_at_the_field(client_of, office: Account) -> None:
    answer = client_of(office).post("/clock/", {"day": "2024-02-30"})
    assert "day" in answer.context["form"].errors
    assert clock.business_date() == TODAY
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("actor", ["clerk", "director", "leader", "system_admin", "nobody"])
def test_only_who_sets_up_the_year(client_of, city: City, actor: str) -> None:
    client = client_of(city.account(actor))
    assert client.get("/clock/").status_code == 403
    assert client.post("/clock/", {"day": "2024-08-16"}).status_code == 403
    assert clock.business_date() == TODAY


@override_settings(DEMO=False)
def test_there_is_no_such_page_outside_a_demonstration(client_of, office: Account) -> None:
    client = client_of(office)
    assert client.get("/clock/").status_code == 404
    assert client.post("/clock/", {"day": "2024-08-16"}).status_code == 404


@pytest.mark.parametrize("day", ["2023-12-31", "9999-12-31", "0001-01-01", "1899-12-31"])
def test_S27_a_day_that_would_lock_everybody_out_is_refused_at_the_field(client_of, office: Account, day: str) -> None:
    answer = client_of(office).post("/clock/", {"day": day})
    assert "day" in answer.context["form"].errors
    assert clock.business_date() == TODAY
