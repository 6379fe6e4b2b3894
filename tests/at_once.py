"""Several people press at once, each with a connection of his own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, local

from django.db import connection, connections

MOST = 12
"""So many connections a test uses; further acts queue behind them."""
PATIENCE = 20
"""Seconds until whoever waits for the others gives up."""

Act = Callable[[], object]


def at_once(*acts: Act) -> list[object]:
    """What each act gave back or raised; the first of each thread begin together."""
    workers = min(MOST, len(acts))
    barrier, begun = Barrier(workers), local()

    def run(act: Act) -> object:
        if not hasattr(begun, "yes"):
            begun.yes = True
            barrier.wait(PATIENCE)
        try:
            return act()
        except Exception as error:  # noqa: BLE001 - what was raised is what is looked at
            return error

    with ThreadPoolExecutor(workers, initializer=connections.close_all) as pool:
        found = list(pool.map(run, acts))
        list(pool.map(lambda _: (barrier.wait(PATIENCE), connection.close()), range(workers)))
    return found
