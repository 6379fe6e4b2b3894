"""Holding a quarter: whoever judges it, marks it or publishes it comes one after the other."""

from __future__ import annotations

from config.lib.periods import Quarter
from dispatch.models import ReportingMonth


def hold_quarter(quarter: Quarter) -> None:
    """Keep everybody else who wants to hold the quarter waiting until the transaction ends.

    Taken before any row of a run, so that two who hold a quarter never wait for each other.
    """
    months = [month.month for month in quarter.months]
    held = ReportingMonth.objects.select_for_update(no_key=True).filter(year=quarter.year, month__in=months)
    list(held.order_by("month").values_list("pk"))
