"""One person's papers are made one after the other, whichever process makes them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from config.lib.web import turns
from config.lib.web.turns import turn_of
from offices.models import Account
from tests.actors import City

PAPER = "/reports/2024-05/chains/ferrous/pdf/"


@pytest.fixture
def elsewhere(db: None) -> Any:
    """Another process's connection to the database."""
    link = connection.copy()
    yield link
    link.close()


def held(link: Any, account: int, at: str = turns.PAPER) -> None:
    with link.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s), %s)", [at, account])


def test_S30_a_second_paper_at_once_is_told_to_wait(
    city: City, client_of: Any, clerk: Account, director: Account, elsewhere: Any
) -> None:
    held(elsewhere, clerk.pk)
    answer = client_of(clerk).get(PAPER)
    assert (answer.status_code, answer["Retry-After"]) == (429, "5")
    assert "正在" in answer.content.decode()
    assert client_of(clerk).post("/lists/anything/paper/").status_code == 429
    assert client_of(director).get(PAPER).status_code == 404  # nothing is set up here, and the turn is free


def test_the_turn_is_given_back(city: City, clerk: Account, elsewhere: Any) -> None:
    with turn_of(clerk.pk) as free:
        assert free
    held(elsewhere, clerk.pk)
    with turn_of(clerk.pk) as free:
        assert not free


def test_it_is_given_back_after_a_breakdown(city: City, clerk: Account, elsewhere: Any) -> None:
    with pytest.raises(RuntimeError), turn_of(clerk.pk):
        raise RuntimeError
    held(elsewhere, clerk.pk)


def test_S30_a_paper_and_a_trial_are_two_matters(city: City, office: Account, elsewhere: Any) -> None:
    held(elsewhere, office.pk, turns.TRIAL)
    with turn_of(office.pk, turns.TRIAL) as free:
        assert not free
    with turn_of(office.pk) as free:
        assert free


def test_a_trial_waits_a_little_for_its_turn(
    city: City, clerk: Account, elsewhere: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(elsewhere, clerk.pk, turns.TRIAL)
    monkeypatch.setattr(turns.time, "sleep", lambda _seconds: elsewhere.close())
    with turn_of(clerk.pk, turns.TRIAL, patience=60) as free:
        assert free


def test_S19_of_those_who_want_their_turn_one_alone_waits(
    city: City, clerk: Account, elsewhere: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(elsewhere, clerk.pk, turns.TRIAL)
    third, found = connection.copy(), []

    def meanwhile(_seconds: float) -> None:
        """While one waits another asks, and waiting there would not end."""
        if found:
            return
        with monkeypatch.context() as other:
            other.setattr(turns, "connection", third)
            with turn_of(clerk.pk, turns.TRIAL, patience=60) as free:
                found.append(free)
        elsewhere.close()

    monkeypatch.setattr(turns.time, "sleep", meanwhile)
    try:
        with turn_of(clerk.pk, turns.TRIAL, patience=60) as free:
            assert free
    finally:
        third.close()
    assert found == [False]


def test_who_waited_in_vain_keeps_nobody_from_waiting(
    city: City, clerk: Account, elsewhere: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(elsewhere, clerk.pk, turns.TRIAL)
    monkeypatch.setattr(turns.time, "sleep", lambda _seconds: None)
    with turn_of(clerk.pk, turns.TRIAL, patience=0.01) as free:
        assert not free
    monkeypatch.setattr(turns.time, "sleep", lambda _seconds: elsewhere.close())
    with turn_of(clerk.pk, turns.TRIAL, patience=60) as free:
        assert free


@pytest.mark.parametrize("mark", ["", "x", "0123456789abcde", "0123456789ABCDEF", "0123456789abcdef\r\nX: y"])
def test_no_other_mark_becomes_a_cookie(city: City, client_of: Any, clerk: Account, elsewhere: Any, mark: str) -> None:
    held(elsewhere, clerk.pk)
    answer = client_of(clerk).get(PAPER, {"made": mark})
    assert not [name for name in answer.cookies if name.startswith("made")]


def test_one_who_is_to_wait_is_told_too(city: City, client_of: Any, clerk: Account, elsewhere: Any) -> None:
    held(elsewhere, clerk.pk)
    answer = client_of(clerk).get(PAPER, {"made": "0123456789abcdef"})
    assert answer.cookies["made-0123456789abcdef"]["samesite"] == "Lax"
