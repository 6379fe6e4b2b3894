"""The charts of the cockpit, from what its query found."""

from __future__ import annotations

from django.utils.translation import gettext as _

from config.lib.charts import Chart, Move, movement, progress_against_time
from evaluation.queries.cockpit import Cockpit


def progress_chart(cockpit: Cockpit) -> Chart | None:
    """The city's share of the year's targets beside the time that is over; None where nothing adds up yet.

    An indicator with a curve of its own is left out: the one line of time is not its line.
    """
    drawn = [one for one in cockpit.city if one.is_summed and not one.indicator.curve]
    if cockpit.time is None or not drawn:
        return None
    return progress_against_time(
        key="city-progress",
        title=_("The city's indicators against time progress"),
        names=[one.indicator.short_name for one in drawn],
        shares=[one.progress.share for one in drawn],
        expected=cockpit.time,
        heads=(_("Indicator"), _("Share of target"), _("Against time progress (points)")),
    )


def movement_chart(cockpit: Cockpit) -> Chart | None:
    """The places of the last two quarters joined by lines; None without two quarters."""
    if cockpit.run is None or not cockpit.has_moved:
        return None
    return movement(
        key="movement",
        title=_("Movement since last quarter"),
        periods=(cockpit.run.period.previous().label, cockpit.run.period.label),
        moves=[
            Move(name=row.chain.name, before=row.placing.previous_place, after=row.placing.place)
            for row in cockpit.rows
            if row.placing
        ],
        heads=(_("Chain"), _("Movement")),
    )
