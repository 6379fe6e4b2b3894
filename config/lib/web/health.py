"""``GET /healthz``: is the database there, the broker, a worker."""

from __future__ import annotations

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


def _worker() -> bool:
    try:
        return bool(current_app.control.inspect(timeout=1).ping())
    except (OperationalError, OSError):
        return False


CHECKS: dict[str, Callable[[], bool]] = {"database": _database, "broker": _broker, "worker": _worker}


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when all three answer, else 503; the body says of each whether it is up or down."""
    up: dict[str, bool] = {}
    for name, check in CHECKS.items():
        up[name] = check() if name != "worker" or up["broker"] else False
    state = {name: "up" if good else "down" for name, good in up.items()}
    return JsonResponse(state, status=200 if all(up.values()) else 503)
