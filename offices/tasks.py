"""What the clock asks of the offices."""

from __future__ import annotations

from celery import shared_task

from config.lib import origin
from offices.services import check_history as check
from offices.services import seal_trail as seal


@shared_task(name="offices.seal_trail")
def seal_trail() -> int:
    """Seal what was noted since the last time; returns how many entries. Two beats do no harm."""
    return seal.seal_trail()


@shared_task(name="offices.check_history")
def check_history() -> int:
    """Compare all rows with their history; returns how many do not fit."""
    with origin.acting("task"):
        return check.check_history()
