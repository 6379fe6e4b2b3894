"""A progress bar is all that is lost with Redis."""

from __future__ import annotations

import uuid

import pytest

from config.lib.queue import progress
from config.lib.queue.progress import Progress

JOB = uuid.UUID(int=7)


@pytest.fixture
def redis_away(settings):
    """A cache at a port where nobody listens."""
    there = settings.CACHES["default"]
    settings.CACHES = {"default": {**there, "LOCATION": "redis://127.0.0.1:1/0"}}


def test_what_was_reported_is_read():
    progress.report(JOB, done=1, total=4, message="Scoring")

    found = progress.read(JOB)
    assert found == Progress(done=1, total=4, message="Scoring")
    assert found.percent == 25


def test_of_another_job_nothing_is_known():
    assert progress.read(uuid.uuid4()) is None


def test_without_redis_nothing_is_reported_and_nothing_breaks(redis_away):
    progress.report(JOB, done=1, total=4)
    assert progress.read(JOB) is None
