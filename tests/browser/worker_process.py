"""A Celery worker as it runs in an office: a process of its own, on the test's database and queue."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

from config.celery import app
from config.local.addresses import addresses

PATIENCE = 60


@contextmanager
def worker_process(log: Path) -> Iterator[None]:
    """Runs ``celery worker`` until the block is over; ``log`` keeps what it says."""
    queue = settings.CELERY_TASK_DEFAULT_QUEUE
    command = [sys.executable, "-m", "celery", "-A", "config", "worker"]
    options = ["--queues", queue, "--hostname", f"{queue}@%h", "--pool", "solo", "--loglevel", "info"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command + options, cwd=settings.BASE_DIR, env=_environment(), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait_until_ready(process, log)
            yield
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)
            with app.connection_for_write() as broker:
                broker.default_channel.queue_purge(queue)
    assert "ERROR" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")[-4000:]


def _environment() -> dict[str, str]:
    """As the test's own process, but that the owner's address leads to the test's database."""
    owner = urlsplit(addresses().owner)
    database = urlunsplit(owner._replace(path=f"/{quote(connection.settings_dict['NAME'])}"))
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test", "DATABASE_OWNER_URL": database}


def _wait_until_ready(process: subprocess.Popen[bytes], log: Path) -> None:
    """The worker says so; until then its process is asked whether it still lives."""
    until = time.monotonic() + PATIENCE
    while " ready." not in log.read_text(encoding="utf-8", errors="replace"):
        assert time.monotonic() < until, "the worker does not get ready"
        try:
            code = process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError(f"the worker ended with {code}: {log.read_text(encoding='utf-8')[-2000:]}")
