"""一、总体情况: every indicator for the city, by group."""

from __future__ import annotations

from collections import Counter

from dispatch.enums import Light
from evaluation.rules.notice_words import figures as say
from evaluation.rules.standings import City, CityStanding, Standing, time_of


def overall(city: City) -> str:
    """How the city stands: what adds up as a sum with its share, against time and last year; rates by how many reached
    their targets, the highest and the lowest; the chains' own indicators by their lights."""
    month = city.month
    lines = [
        f"截至{month.label}底，时间进度为{say.percent(time_of(month))}。{len(city.chains)}条重点产业链主要指标完成情况如下："
    ]
    for number, (group, topics) in enumerate(city.groups, start=1):
        lines.append(say.headed(number, group, "".join(_sentence(topic) for topic in topics)))
    if city.own:
        lines.append(say.headed(len(lines), "差异化指标", _own(city.own)))
    return "\n".join(lines)


def _sentence(city: CityStanding) -> str:
    if not city.compared and not any(one.value is not None for one in city.chains):
        return f"{city.topic.name}，各产业链均未报送。"
    return _summed(city, city.total) if city.total else _listed(city)


def _summed(city: CityStanding, total: Standing) -> str:
    name, topic = city.topic.name, city.topic
    if total.value is None:
        return f"{name}，{say.listed(city.unreported)}未报送，不作合计。"
    clauses = [f"{name}合计{say.quantity(total.value, topic)}"]
    if total.share is not None:
        clauses.append(f"占各产业链年度目标合计{say.given(total.target, topic)}的{say.percent(total.share)}")
    clauses += [say.against(total), say.compared(total.value, total.last_year)]
    return "，".join(filter(None, clauses)) + "。"


def _listed(city: CityStanding) -> str:
    known = [one for one in city.chains if one.value is not None]
    clauses = [city.topic.name]
    if city.compared:
        clauses.append(f"{len(city.compared)}条产业链中有{len(city.reached)}条达到年度目标")
    clauses += [_extreme("最高", known, highest=True), _extreme("最低", known, highest=False)]
    if city.unreported:
        clauses.append(f"{say.listed(city.unreported)}未报送")
    return "，".join(filter(None, clauses)) + "。"


def _extreme(word: str, known: list[Standing], *, highest: bool) -> str:
    """The chains with the highest or the lowest figure, all of them where several share it."""
    values = {one.value for one in known if one.value is not None}
    if len(values) < 2:
        return ""
    wanted = max(values) if highest else min(values)
    found = [one for one in known if one.value == wanted]
    return f"{word}的是{say.listed(one.chain for one in found)}（{say.reading(found[0])}）"


def _own(own: tuple[Standing, ...]) -> str:
    lights = Counter(one.light for one in own if not one.topic.in_words)
    words = sum(one.topic.in_words for one in own)
    counts = [
        f"{word}的{lights[light]}项"
        for light, word in (
            (Light.GREEN, "达到进度要求"),
            (Light.YELLOW, "略滞后"),
            (Light.RED, "滞后"),
            (Light.GREY, "未报送或者未下达目标"),
        )
        if lights[light]
    ]
    if words:
        counts.append(f"由评议认定的{words}项")
    return f"共{len(own)}项，其中{say.listed(counts)}。"
