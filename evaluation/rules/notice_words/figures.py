"""Single figures in the words of a notice. The word follows the sign of what is shown: 下降8.92%, never 增长-8.92%."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from config.lib.numbers import NOTHING, half_up, show
from dispatch.enums import Light
from evaluation.rules.standings import Standing, Topic

HUNDRED = Decimal(100)
POINTS = "个百分点"
NONE = "无。"
LIGHT_WORDS = {Light.GREEN: "正常", Light.YELLOW: "略滞后", Light.RED: "滞后", Light.GREY: "无数据"}
_NUMERALS = "一二三四五六七八九十"


def quantity(value: Decimal | None, topic: Topic) -> str:
    """A figure with its indicator's places and unit: 1,234.50亿元; a dash where there is none."""
    return show(value, topic.places) + (topic.unit if value is not None else "")


def given(value: Decimal | None, topic: Topic) -> str:
    """A target with the places it was set with, and its unit: 4.03亿元, 100亿元."""
    return NOTHING if value is None else show(value, given_places(value)) + topic.unit


def given_places(value: Decimal) -> int:
    """How many decimal places a figure was given with."""
    return max(0, -int(value.normalize().as_tuple().exponent))


def percent(share: Decimal | None, places: int = 1) -> str:
    """A fraction as a percentage: 0.481 → 48.1%."""
    return NOTHING if share is None else f"{show(share * HUNDRED, places)}%"


def change(rate: Decimal, *, unit: str = "%", places: int = 1) -> str:
    """A rate of change in words: 增长9.1%, 下降8.92%, 持平. A share that moved is 提高 or 降低 (个百分点)."""
    rounded = half_up(rate, places)
    if not rounded:
        return "持平"
    up, down = ("增长", "下降") if unit == "%" else ("提高", "降低")
    return f"{up if rounded > 0 else down}{show(abs(rounded), places)}{unit}"


def growth(now: Decimal | None, before: Decimal | None, places: int = 1) -> str:
    """What became of last year's figure. Only a positive basis gives a rate.

    A negative basis gives 扭亏 (no longer negative), 增亏, 减亏 or 持平; a positive one that turned negative 由盈转亏;
    a basis that is zero or missing a dash.
    """
    if now is None or before is None or before == 0:
        return NOTHING
    if before > 0:
        return "由盈转亏" if now < 0 else change((now - before) / before * HUNDRED, places=places)
    if now >= 0:
        return "扭亏"
    return "持平" if now == before else "增亏" if now < before else "减亏"


def compared(now: Decimal | None, before: Decimal | None) -> str:
    """The clause on last year: 同比增长3.0%, 同比扭亏; empty where there is nothing to compare with."""
    found = growth(now, before)
    return "" if found == NOTHING else f"同比{found}"


def reading(one: Standing) -> str:
    """A chain's figure: a growth rate by its sign (增长8.1%), anything else as a quantity (34.00亿元)."""
    if one.value is None:
        return "未报送"
    if is_growth(one.topic):
        return change(one.value, unit=one.topic.unit, places=one.topic.places)
    return quantity(one.value, one.topic)


def is_growth(topic: Topic) -> bool:
    """Whether its figures are rates of change."""
    return topic.measure.kind == "growth_rate"


def against(one: Standing, places: int = 1) -> str:
    """Against what is due: 超时间进度3.2个百分点, 低于时间进度1.0个百分点, 与时间进度持平; or so of the target."""
    due = "时间进度" if one.topic.phased else "年度目标"
    if one.lead is None:
        return ""
    lead = half_up(one.lead, places)
    if not lead:
        return f"与{due}持平"
    if one.topic.measure.higher_is_better:
        over = "超" if one.topic.phased else "高于"
        word = over if lead > 0 else "低于"
    else:
        word = "优于" if lead > 0 else "差于"
    return f"{word}{due}{show(abs(lead), places)}{POINTS}"


def place(number: int, *, tied: bool) -> str:
    """第3名, or 并列第3名."""
    return f"{'并列' if tied else ''}第{number}名"


def moved(places: int) -> str:
    """Places gained or lost since the quarter before."""
    if not places:
        return "名次未变"
    return f"{'上升' if places > 0 else '下降'}{abs(places)}个名次"


def by_another_scheme(places_by: str) -> str:
    """That places are compared with those by another scheme, named as a paper names it."""
    return f"名次变化与上一季度相比；上一季度按{places_by}评价，办法不同，仅供参考"


def listed(names: Iterable[str]) -> str:
    """Names one after the other: 甲、乙、丙."""
    return "、".join(names)


def or_none(text: str) -> str:
    """The text, or 无。 where a part has nothing to say."""
    return text or NONE


def headed(number: int, heading: str, text: str) -> str:
    """A paragraph with a heading that the text runs on from: （二）企业培育。……"""
    return f"（{numeral(number)}）{heading}。{text}"


def numeral(number: int) -> str:
    """1 to 99 as Chinese numerals: 十二."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones - 1]
    return ("" if tens == 1 else _NUMERALS[tens - 1]) + "十" + (_NUMERALS[ones - 1] if ones else "")
