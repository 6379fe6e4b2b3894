from __future__ import annotations

import datetime as dt

import pytest

from config.lib.periods import CHINA
from dispatch.enums import Closed, LedgerStatus
from dispatch.rules.deadlines import Dates
from dispatch.rules.openness import closed

JUNE = Dates(opens=dt.date(2024, 7, 1), due=dt.date(2024, 7, 10), locks=dt.date(2024, 7, 15))


@pytest.mark.parametrize(
    ("status", "day", "expected"),
    [
        (LedgerStatus.DRAFT, dt.date(2024, 6, 30), Closed.NOT_OPEN),
        (LedgerStatus.DRAFT, dt.date(2024, 7, 8), None),
        (LedgerStatus.DRAFT, dt.date(2024, 7, 15), None),
        (LedgerStatus.DRAFT, dt.date(2024, 7, 16), Closed.LOCKED),
        (LedgerStatus.RETURNED, dt.date(2024, 7, 8), None),
        (LedgerStatus.RETURNED, dt.date(2024, 7, 16), Closed.LOCKED),
        (LedgerStatus.SUBMITTED, dt.date(2024, 7, 8), Closed.SUBMITTED),
        (LedgerStatus.ACCEPTED, dt.date(2024, 7, 16), Closed.ACCEPTED),
        (LedgerStatus.SEALED, dt.date(2024, 7, 8), Closed.SEALED),
    ],
)
def test_status_first_then_dates(status: LedgerStatus, day: dt.date, expected: Closed | None) -> None:
    assert closed(status, JUNE, dt.datetime.combine(day, dt.time(12), CHINA)) == expected
