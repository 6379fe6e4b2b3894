"""What the clock asks of the chains, and what is done in the background."""

from __future__ import annotations

from typing import Any

from celery import shared_task

from chains.services import print_later
from chains.services.check_grants import check_grants
from chains.services.import_later import KIND, do_import
from config.lib import origin
from config.lib.queue import handles


@shared_task(name="chains.mind_dates")
def mind_dates() -> int:
    """Compare the grants with the assignments and mend what differs; returns how many grants.

    Nothing waits for it: grants carry their dates and are written together with the assignment. It mends what was
    changed by hand in the database, and the trail says so.
    """
    with origin.acting("task"):
        return check_grants()


@handles(KIND)
def import_workbook(payload: dict[str, Any]) -> None:
    """Import the workbook that somebody handed in."""
    do_import(payload)


@handles(print_later.KIND)
def print_list(payload: dict[str, Any]) -> None:
    """Lay a list out on paper that somebody waits for."""
    print_later.do_print(payload)
