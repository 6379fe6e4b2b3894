"""Sessions end, and who is not logged in is told so in the way he asked."""

from __future__ import annotations

import time

import pytest
from django.conf import settings
from django.test import Client

from offices.middleware import BEGAN, SEEN
from offices.models import Account


@pytest.fixture
def busy(client_of, clerk: Account) -> Client:
    client: Client = client_of(clerk)
    client.get("/inbox/")
    return client


def turn_back(client: Client, name: str, seconds: float) -> None:
    session = client.session
    session[name] = time.time() - seconds
    session.save()


def test_S27_an_idle_session_ends(busy: Client) -> None:
    turn_back(busy, SEEN, settings.SESSION_IDLE_SECONDS + 1)
    answer = busy.get("/inbox/?show=unread")
    assert answer.url == "/login/?next=/inbox/%3Fshow%3Dunread"
    assert "30" in busy.get(answer.url).content.decode()
    assert "_auth_user_id" not in busy.session


def test_S27_a_busy_session_ends_too(busy: Client) -> None:
    turn_back(busy, BEGAN, settings.SESSION_ABSOLUTE_SECONDS + 1)
    assert busy.get("/inbox/").url.startswith("/login/")


def test_a_session_in_use_goes_on_and_remembers_when(busy: Client) -> None:
    turn_back(busy, SEEN, settings.SESSION_IDLE_SECONDS - 60)
    assert busy.get("/inbox/").status_code == 200
    assert time.time() - busy.session[SEEN] < 60


def test_it_is_not_written_on_every_request(busy: Client, django_assert_num_queries) -> None:
    before = busy.session[SEEN]
    busy.get("/inbox/")
    assert busy.session[SEEN] == before


def test_what_was_sent_too_late_leads_back_to_its_page(busy: Client) -> None:
    turn_back(busy, SEEN, settings.SESSION_IDLE_SECONDS + 1)
    answer = busy.post("/clock/", {"day": "2024-08-16"}, headers={"Referer": "http://testserver/clock/?a=1"})
    assert answer.url == "/login/?next=/clock/%3Fa%3D1"


def test_S28_a_foreign_page_is_not_led_back_to(busy: Client) -> None:
    turn_back(busy, SEEN, settings.SESSION_IDLE_SECONDS + 1)
    answer = busy.post("/clock/", headers={"Referer": "https://evil.example/clock/"})
    assert answer.url == "/login/"


@pytest.mark.parametrize("late", [True, False])
def test_a_script_is_told_in_a_code(busy: Client, db: None, late: bool) -> None:
    client = busy if late else Client()
    if late:
        turn_back(busy, SEEN, settings.SESSION_IDLE_SECONDS + 1)
    answer = client.get("/inbox/", headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json()["detail"]


def test_a_piece_of_a_page_takes_the_page_to_the_log_in(db: None, client: Client) -> None:
    answer = client.get("/inbox/", headers={"HX-Request": "true", "Referer": "http://testserver/inbox/"})
    assert answer.status_code == 204
    assert answer["HX-Redirect"] == "/login/?next=/inbox/"


def test_every_page_asks_for_a_log_in(db: None, client: Client) -> None:
    for address in ("/inbox/", "/inbox/1/", "/password/", "/clock/"):
        assert client.get(address).url.startswith("/login/")
        assert client.post(address).url.startswith("/login/")
