"""What is left out of the log."""

from __future__ import annotations

import logging


class NoTraceOfRefusals(logging.Filter):
    """A request that was refused is a line in the log and not a stack trace; one that broke down keeps its own."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = record.exc_text = None
        return True
