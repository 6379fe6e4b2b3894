"""The chart of one indicator over the months of a year, beside its time progress."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from config.lib.charts import Chart, Line, lines_over_months
from config.lib.periods import Month
from dispatch.queries.figures import ChainFigure
from dispatch.rules.progress import is_phased
from evaluation.queries.chain_overview import course


def course_chart(figure: ChainFigure) -> Chart | None:
    """The share of the target from month to month and the share due; a rate or level beside the target itself.

    None for what is told in words and for what has no target.
    """
    target = figure.target.value if figure.target else None
    if figure.indicator.measure.in_words or target is None:
        return None
    points = course(figure)
    months = [_label(point.month) for point in points]
    if is_phased(figure.indicator.measure):
        return lines_over_months(
            key="course",
            title=_("%(indicator)s: share of the year's target (%%)") % {"indicator": figure.indicator.name},
            months=months,
            lines=[Line(name=_("Reached"), values=[_percent(point.share) for point in points])],
            expected=Line(name=_("Time progress"), values=[_percent(point.due) for point in points]),
            month_head=_("Month"),
            unit="%",
            places=1,
        )
    drawn = [value if point.month <= figure.month else None for value, point in zip(figure.months, points, strict=True)]
    return lines_over_months(
        key="course",
        title=figure.indicator.name,
        months=months,
        lines=[Line(name=_("As reported"), values=drawn)],
        expected=Line(name=_("Target of the year"), values=[target] * len(months)),
        month_head=_("Month"),
        unit=figure.indicator.unit,
        places=figure.indicator.decimals,
    )


def _percent(share: Decimal | None) -> Decimal | None:
    return None if share is None else share * 100


def _label(month: Month) -> str:
    return f"{month.month}月"
