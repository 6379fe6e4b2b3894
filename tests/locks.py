"""A lock held by somebody else: another process, with a connection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def held_elsewhere(key: str, *named: object) -> Iterator[None]:
    """Hold the advisory lock ``key``, such as ``hashtext(%s), %s`` of what is ``named``, and give it back at the end.

    Given back outright: when a connection is closed, the server may free what it held only after the next statement.
    """
    link = connection.copy()
    try:
        with link.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_lock({key})", named)
            try:
                yield
            finally:
                cursor.execute(f"SELECT pg_advisory_unlock({key})", named)
    finally:
        link.close()
