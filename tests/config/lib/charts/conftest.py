from __future__ import annotations

from decimal import Decimal

import pytest

from config.lib.charts import Chart, Line, Move, bar_ranking, lines_over_months, movement, progress_against_time

NAMES = ["黑色金属", "高端轴承", "生物医药"]


def every_chart(names: list[str]) -> list[Chart]:
    """One chart of each kind, with a gap in each."""
    return [
        bar_ranking(
            key="scores",
            title="综合得分",
            names=names,
            values=[Decimal("97.125"), None, Decimal(60)],
            heads=("产业链", "得分"),
            unit="分",
            marked=names[0],
        ),
        progress_against_time(
            key="progress",
            title="占年度目标",
            names=names,
            shares=[Decimal("0.6234"), None, Decimal("0.4")],
            expected=Decimal("0.5"),
            heads=("产业链", "占年度目标", "比时间进度（个百分点）"),
        ),
        lines_over_months(
            key="revenue",
            title="营业收入",
            months=["1月", "2月", "3月"],
            lines=[Line(name=names[0], values=[Decimal(100), None, Decimal("210.5")])],
            expected=Line(name="时间进度", values=[Decimal(90), Decimal(180), Decimal(270)]),
            month_head="月份",
            unit="亿元",
        ),
        movement(
            key="movement",
            title="名次变化",
            periods=("第一季度", "第二季度"),
            moves=[
                Move(name=names[0], before=2, after=1),
                Move(name=names[1], before=1, after=2),
                Move(name=names[2], before=None, after=2),
            ],
            heads=("产业链", "变化"),
        ),
    ]


@pytest.fixture(params=range(4), ids=["ranking", "progress", "lines", "movement"])
def chart(request: pytest.FixtureRequest) -> Chart:
    return every_chart(NAMES)[request.param]


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)></svg>',
    "{c}{a|x}</text></svg><script>alert(1)</script>&amp;",
]


@pytest.fixture(params=range(4), ids=["ranking", "progress", "lines", "movement"])
def hostile_chart(request: pytest.FixtureRequest) -> Chart:
    return every_chart(HOSTILE)[request.param]
