"""What the reports of a chain and of the city have in common: charts, the evaluation, marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from config.lib.charts import Chart, Line, lines_over_months, progress_against_time
from config.lib.numbers import show
from config.lib.papers import KeyFigure
from config.lib.periods import Month, Year
from evaluation.rules.notice_words import figures as say
from evaluation.rules.report_facts import Course, Judged, Ranking
from evaluation.rules.standings import Standing, time_of

HUNDRED = Decimal(100)
DEMONSTRATION = "演示数据"


def mark(demonstration: bool) -> str:
    """What stands on every page of a report with demonstration figures."""
    return DEMONSTRATION if demonstration else ""


def key_figure(one: Standing) -> KeyFigure:
    """A figure of the year so far, with its share of the target and how it stands against what is due."""
    remark = say.against(one)
    if one.topic.phased and one.share is not None:
        remark = f"占年度目标{say.percent(one.share)}，{remark}"
    return KeyFigure(
        label=one.topic.short_name,
        value=show(one.value, one.topic.places),
        unit=one.topic.unit if one.value is not None else "",
        remark=remark if one.value is not None else "未报送",
    )


def progress_chart(standings: Sequence[Standing], month: Month, *, title: str) -> Chart | None:
    """The shares of the targets that are due in step with time; None where nothing with a target was reported."""
    drawn = [one for one in standings if one.topic.phased and one.target is not None]
    if all(one.share is None for one in drawn):
        return None
    return progress_against_time(
        key="progress",
        title=title,
        names=[one.topic.short_name for one in drawn],
        shares=[one.share for one in drawn],
        expected=time_of(month),
        heads=("指标", "占年度目标", "比时间进度（个百分点）"),
    )


def year_chart(courses: Sequence[Course], month: Month, *, title: str) -> Chart | None:
    """The way of the year month by month, in per cent of the target, with time progress beside it."""
    if not courses:
        return None
    months = Year(month.year).months
    return lines_over_months(
        key="year",
        title=title,
        months=[f"{one.month}月" for one in months],
        lines=[
            Line(name=course.topic.short_name, values=[_percent(share) for share in course.shares])
            for course in courses
        ],
        expected=Line(name="时间进度", values=[_percent(time_of(one)) for one in months]),
        month_head="月份",
        unit="%",
        places=1,
    )


def judged_sentence(ranking: Ranking, one: Judged) -> str:
    """Total, place and movement of one chain in words."""
    if one.failed:
        return f"{ranking.quarter.label}评价：未达到办法规定的要求，不参加排名。"
    if one.place is None:
        return f"{ranking.quarter.label}评价：因缺数未参加排名。"
    since = "比上一季度" if one.movement else ""
    moved = "" if one.movement is None else f"，{since}{say.moved(one.movement)}"
    among = f"在{one.group}组内列" if one.group else f"在{ranking.count}条产业链中列"
    return (
        f"{ranking.quarter.label}评价：总分{show(one.total, ranking.places)}分，{among}"
        f"{say.place(one.place, tied=one.tied)}{moved}。"
    )


def charts(*found: Chart | None) -> Iterator[Chart]:
    """Those charts that there is something to draw for."""
    return (chart for chart in found if chart is not None)


def _percent(share: Decimal | None) -> Decimal | None:
    return None if share is None else share * HUNDRED
