"""``/healthz`` says what is up, to anybody, and costs no more however often it is asked."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from config.lib.web import health

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """How often the workers were asked; the broker is there."""
    times: list[bool] = []

    def ask() -> bool:
        times.append(True)
        return True

    monkeypatch.setitem(health.CHECKS, "broker", lambda: True)
    monkeypatch.setitem(health.CHECKS, "worker", health._Kept(ask, seconds=10))
    return times


def test_all_up(asked: list[bool]) -> None:
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"database": "up", "broker": "up", "worker": "up"})


def test_S30_the_workers_are_asked_once_in_a_while(asked: list[bool], monkeypatch: pytest.MonkeyPatch) -> None:
    at = 100.0
    monkeypatch.setattr(health.time, "monotonic", lambda: at)
    for _ in range(5):
        Client().get("/healthz")
    assert len(asked) == 1
    at += 10
    assert Client().get("/healthz").status_code == 200
    assert len(asked) == 2


def test_a_worker_that_was_not_there_is_soon_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answers, at = iter([False, True]), 100.0
    monkeypatch.setattr(health.time, "monotonic", lambda: at)
    worker = health._Kept(lambda: next(answers), seconds=10)
    assert not worker()
    assert not worker()
    at += 0.3
    assert worker()


def test_no_worker_is_asked_without_a_broker(
    asked: list[bool], monkeypatch: pytest.MonkeyPatch, error_log: Any
) -> None:
    error_log.expected.append("Service Unavailable")
    monkeypatch.setitem(health.CHECKS, "broker", lambda: False)
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()["worker"]) == (503, "down")
    assert asked == []
