"""Facts of a small city for notices and reports, as plain values: three chains, four indicators."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from config.lib.periods import Month, Quarter
from dispatch.enums import IndicatorForm, IndicatorKind
from dispatch.rules.measure import Measure
from evaluation.rules.notice_words.facts import (
    Late,
    NoticeFacts,
    NoticeText,
    PointColumn,
    Ranked,
    SchemeFacts,
    SchemeItem,
)
from evaluation.rules.standings import City, Standing, Topic, city_standing, standing

SECOND = Quarter(2024, 2)
JUNE = Month(2024, 6)
CHAINS = ("黑色金属", "大健康", "高端轴承")

INVESTMENT = Topic(
    code="investment-done",
    name="完成投资",
    short_name="完成投资",
    group="项目建设",
    measure=Measure(kind=IndicatorKind.FLOW, unit="亿元", decimals=2),
)
GROWTH = Topic(
    code="revenue-growth",
    name="规上企业营业收入增幅",
    short_name="营收增幅",
    group="规模效益",
    measure=Measure(kind=IndicatorKind.GROWTH_RATE, unit="%", decimals=2, phased=False),
)
EVENTS = Topic(
    code="events",
    name="举办产业专题活动",
    short_name="专题活动",
    group="差异化指标",
    measure=Measure(kind=IndicatorKind.CUMULATIVE, unit="次", decimals=0),
    own=True,
)
CLUSTER = Topic(
    code="cluster",
    name="纳入省特色产业集群",
    short_name="产业集群",
    group="差异化指标",
    measure=Measure(kind=IndicatorKind.CUMULATIVE, form=IndicatorForm.MILESTONE, unit="项", decimals=0, phased=False),
    own=True,
)
BRAIN = Topic(
    code="brain",
    name="产业大脑",
    short_name="产业大脑",
    group="差异化指标",
    measure=Measure(kind=IndicatorKind.STOCK, form=IndicatorForm.WORDS),
    own=True,
)


def one(
    topic: Topic, value: str | None, target: str | None, *, chain: str = "黑色金属", last_year: str | None = None
) -> Standing:
    """A chain on an indicator at the end of June."""
    return standing(
        topic=topic,
        chain=chain,
        month=JUNE,
        value=_decimal(value),
        target=_decimal(target),
        last_year=_decimal(last_year),
    )


def all_of(topic: Topic, values: list[str | None], target: str | None, last_year: str | None = None):
    """Every chain on an indicator, with one target."""
    chains = [
        one(topic, value, target, chain=chain, last_year=last_year) for chain, value in zip(CHAINS, values, strict=True)
    ]
    return city_standing(topic=topic, chains=chains, month=JUNE)


def small_city(*, investment: list[str | None] | None = None, growth: list[str | None] | None = None) -> City:
    return City(
        month=JUNE,
        chains=CHAINS,
        cities=(
            all_of(GROWTH, growth or ["8.92", "-8.92", "5"], "6"),
            all_of(INVESTMENT, investment or ["1200.5", "600", "420"], "1200"),
        ),
        own=(
            one(EVENTS, "1", "2"),
            one(CLUSTER, "0", "1", chain="大健康"),
            one(BRAIN, None, None, chain="高端轴承"),
        ),
    )


def ranked(chain: str, total: str, place: int | None, **values: object) -> Ranked:
    given = {"tied": False, "movement": None, "bonus": Decimal(0), "deduction": Decimal(0), **values}
    points = given.pop("points", (Decimal(total), Decimal(0)))
    return Ranked(chain=chain, total=Decimal(total), place=place, points=points, **given)  # type: ignore[arg-type]


def facts(**values: object) -> NoticeFacts:
    scheme = SchemeFacts(
        title="小城季度评价办法",
        note="示范",
        places=2,
        full_marks=Decimal(100),
        items=(SchemeItem(title="完成投资", depth=0, points="100", rule="按完成率得分", note="至多 100 分"),),
        settings=("满分100分。",),
        arithmetic="各项得分按未取舍的数计算，最后一次按四舍五入保留 2 位小数。",
    )
    given: dict[str, object] = {
        "quarter": SECOND,
        "scheme": scheme,
        "city": small_city(),
        "columns": (
            PointColumn(title="完成投资", full=Decimal(100)),
            PointColumn(title="加分", full=Decimal(0)),
        ),
        "ranking": (
            ranked("黑色金属", "93.57", 1, movement=2),
            ranked("大健康", "88", 2, tied=True, movement=-1, bonus=Decimal(1)),
            ranked("高端轴承", "88", 2, tied=True, movement=0, deduction=Decimal("-0.5")),
        ),
        "late": (),
        "demonstration": False,
        **values,
    }
    return NoticeFacts(**given)  # type: ignore[arg-type]


def text(**values: object) -> NoticeText:
    given: dict[str, object] = {
        "organ": "小城市产业链链长制工作办公室",
        "number": "小链办〔2024〕5号",
        "title": "关于2024年第二季度产业链链长制工作评价情况的通报",
        "addressees": "各县（市、区）人民政府",
        "basis": "根据有关要求。现将有关情况通报如下：",
        "overall": "截至6月底，时间进度为50.0%。",
        "results": "第1名黑色金属。",
        "problems": "（一）滞后。大健康滞后。",
        "demands": "",
        "signed_on": dt.date(2024, 7, 18),
        "public": False,
        "copies": "各产业链链长",
        "draft": False,
        **values,
    }
    return NoticeText(**given)  # type: ignore[arg-type]


def late(chain: str, *months: int) -> Late:
    return Late(chain=chain, months=tuple(Month(2024, month) for month in months))


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
