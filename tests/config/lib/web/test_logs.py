from __future__ import annotations

import logging

import pytest

from config.lib.web.logs import NoTraceOfRefusals


@pytest.mark.parametrize(("status", "traced"), [(403, False), (404, False), (400, False), (500, True), (None, True)])
def test_S33_a_refusal_is_a_line_and_a_breakdown_keeps_its_trace(status: int | None, traced: bool) -> None:
    record = logging.LogRecord(
        "django.request", logging.WARNING, "x.py", 1, "said", (), (ValueError, ValueError(), None)
    )
    if status is not None:
        record.status_code = status
    assert NoTraceOfRefusals().filter(record)
    assert bool(record.exc_info) is traced
