"""What every test stands on: compiled translations, the actors, no error that nobody expected, the outbox by hand."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest
from django.db.models.functions import Now
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from config.celery import app as celery_app
from config.celery import leave_alone_what_is_loaded
from config.lib.queue.models import Outbox
from config.lib.queue.tasks import ATTEMPTS, deliver_row
from config.local import translations
from tests.emptying import empty_what_is_filled

pytest_plugins = ["tests.actors"]

# How long an example takes says something of the machine and its neighbours, not of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

TransactionTestCase._fixture_teardown = empty_what_is_filled  # type: ignore[method-assign]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", action="store_true", help="keep the browser tests' pictures in docs/screenshots/")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        translations.compile_all()


def pytest_collection_finish() -> None:
    leave_alone_what_is_loaded()


class ErrorLog(logging.Handler):
    """Keeps what was logged as an error, and what of it was expected."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")

    def unexpected(self) -> list[str]:
        return [line for line in self.lines if not any(text in line for text in self.expected)]


@pytest.fixture(autouse=True)
def error_log() -> Iterator[ErrorLog]:
    """A test fails when an error is logged that it did not announce: ``error_log.expected.append("some words")``."""
    log = ErrorLog()
    logging.getLogger().addHandler(log)
    yield log
    logging.getLogger().removeHandler(log)
    assert not log.unexpected()


@pytest.fixture
def run_outbox() -> Callable[[], int]:
    """Does the due work of the outbox here and now, what it leads to included; returns how many rows were done."""
    celery_app.loader.import_default_modules()  # as a worker does when it starts

    def run() -> int:
        done = 0
        while due := list(
            Outbox.objects.filter(done_at=None, due_at__lte=Now(), attempts__lt=ATTEMPTS)
            .order_by("due_at", "pk")
            .values_list("pk", flat=True)
        ):
            results = [deliver_row(pk) for pk in due]
            done += sum(results)
            if not all(results):
                break
        return done

    return run
