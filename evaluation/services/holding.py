"""Holding a quarter or a matter: whoever changes what hangs on it comes one after the other."""

from __future__ import annotations

from django.utils.translation import gettext as _

from config.lib.periods import Quarter
from config.lib.refusals import SomebodyWasFaster
from dispatch.models import ReportingMonth
from evaluation.models import Adjustment


def hold_quarter(quarter: Quarter) -> None:
    """Keep everybody else who wants to hold the quarter waiting until the transaction ends.

    Taken before any row of a run, so that two who hold a quarter never wait for each other.
    """
    months = [month.month for month in quarter.months]
    held = ReportingMonth.objects.select_for_update(no_key=True).filter(year=quarter.year, month__in=months)
    list(held.order_by("month").values_list("pk"))


def hold_matter(adjustment: Adjustment) -> Adjustment:
    """The matter as it is now, kept from others until the transaction ends; refused where it is withdrawn."""
    held = Adjustment.objects.select_for_update(of=("self",)).select_related("chain").get(pk=adjustment.pk)
    if held.withdrawn_because:
        raise SomebodyWasFaster(_("The matter has been withdrawn already."))
    return held
