from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """While a workbook is read: cells hold no cycles, and looking for some among so many takes a sixth of the time.

    It rests for all threads; that one of them lets it work again a little early does no harm.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
