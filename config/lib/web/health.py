"""``GET /healthz``: is the database there, the broker, a worker."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

from celery import current_app
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _broker() -> bool:
    try:
        with current_app.connection_for_read() as broker:
            broker.ensure_connection(max_retries=1, timeout=1)
    except (OperationalError, OSError):
        return False
    return True


def _ask_workers() -> bool:
    try:
        return bool(current_app.control.inspect(timeout=1).ping())
    except (OperationalError, OSError):
        return False


_SOON = 0.2


class _Kept:
    """An answer that costs a second is asked for once in a while, however many want to know; a no for less long."""

    def __init__(self, ask: Callable[[], bool], *, seconds: float) -> None:
        self.ask, self.seconds = ask, seconds
        self._asking = threading.Lock()
        self._until = -math.inf
        self._answer = False

    def __call__(self) -> bool:
        with self._asking:
            if time.monotonic() >= self._until:
                self._answer = self.ask()
                self._until = time.monotonic() + (self.seconds if self._answer else _SOON)
            return self._answer


_worker = _Kept(_ask_workers, seconds=10)


CHECKS: dict[str, Callable[[], bool]] = {"database": _database, "broker": _broker, "worker": _worker}


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when all three answer, else 503; the body says of each whether it is up or down.

    Anybody may ask, so that the workers, whose answer takes a second, are asked once in ten.
    """
    up: dict[str, bool] = {}
    for name, check in CHECKS.items():
        up[name] = check() if name != "worker" or up["broker"] else False
    state = {name: "up" if good else "down" for name, good in up.items()}
    return JsonResponse(state, status=200 if all(up.values()) else 503)
