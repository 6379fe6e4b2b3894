"""How many SQL statements something costs."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def statements(act: Callable[[], object]) -> int:
    """The number of statements that ``act`` sends to the database."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)
