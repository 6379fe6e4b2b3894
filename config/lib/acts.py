"""An act as everything that keeps it knows it: the trail by the origin, the history of rows by its context."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory

from config.lib import clock, origin


@contextmanager
def act(via: str, *, address: str = "", account: Any = None) -> Iterator[origin.Origin]:
    """All that happens inside is one act of the account whose key is given, for the trail and the history of rows.

    Where a demonstration runs on a business date the history is given it: the rows' own times are the real ones.
    """
    with origin.acting(via, address=address) as came:
        known: dict[str, Any] = {"act": str(came.act), "via": via, "account": account}
        if at := clock.business_moment():
            known["at"] = at.isoformat()
        with pghistory.context(**known):
            yield came
