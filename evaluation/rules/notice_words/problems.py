"""三、主要问题: chains and indicators that are red, each with its figures, and ledgers that came late. Nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from config.lib.numbers import show
from config.lib.periods import Month
from dispatch.enums import Light
from dispatch.rules.progress import USUAL
from evaluation.rules.notice_words import figures as say
from evaluation.rules.notice_words.facts import Late
from evaluation.rules.notice_words.figures import given_places
from evaluation.rules.standings import City, Standing


def problems(city: City, late: Sequence[Late] = ()) -> str:
    """The problems by kind, worst first in each indicator; 无。 where there are none."""
    return _numbered([*_red(city.standings), ("部分台账逾期报送", _late(late))])


def red_lines(standings: Sequence[Standing]) -> str:
    """The same of red indicators alone, for reports; 无。 where there are none."""
    return _numbered(_red(standings))


def _red(standings: Sequence[Standing]) -> list[tuple[str, str]]:
    return [
        ("部分指标滞后于时间进度", _behind(behind_time(standings))),
        ("部分指标与年度目标差距较大", _short(short_of_target(standings))),
    ]


def _numbered(found: Sequence[tuple[str, str]]) -> str:
    told = [(heading, text) for heading, text in found if text]
    return say.or_none("\n".join(say.headed(number, *one) for number, one in enumerate(told, start=1)))


def behind_time(standings: Sequence[Standing]) -> list[Standing]:
    """The red ones whose targets are due in step with time."""
    return [one for one in standings if one.light == Light.RED and one.topic.phased]


def short_of_target(standings: Sequence[Standing]) -> list[Standing]:
    """The red ones that are held against the year's target as it is."""
    return [one for one in standings if one.light == Light.RED and not one.topic.phased]


def by_topic(red: Iterable[Standing]) -> dict[str, list[Standing]]:
    """By the names of the indicators, in their order; the worst chain first."""
    found: dict[str, list[Standing]] = {}
    for one in red:
        found.setdefault(one.topic.name, []).append(one)
    for chains in found.values():
        chains.sort(key=lambda one: one.lead if one.lead is not None else 0)
    return found


def _behind(red: list[Standing]) -> str:
    return _told(red, f"低于时间进度{_limit(USUAL.share)}个百分点以上", _done)


def _short(red: list[Standing]) -> str:
    return _told(red, f"低于年度目标{_limit(USUAL.rate)}个百分点以上", _read)


def _limit(points: Decimal) -> str:
    return show(points, given_places(points))


def _done(one: Standing) -> str:
    return f"{one.chain}完成{say.reading(one)}，占年度目标{say.percent(one.share)}，{say.against(one)}"


def _read(one: Standing) -> str:
    return "，".join(filter(None, [f"{one.chain}{say.reading(one)}", say.against(one)]))


def _told(red: list[Standing], measure: str, words: Callable[[Standing], str]) -> str:
    """An opening sentence, then a numbered line for each indicator."""
    if not red:
        return ""
    topics = by_topic(red)
    lines = [
        f"{number}.{name}。{'；'.join(map(words, chains))}。"
        for number, (name, chains) in enumerate(topics.items(), start=1)
    ]
    return "\n".join([f"{measure}的有{len(topics)}项指标：", *lines])


def _late(late: Sequence[Late]) -> str:
    clauses = [f"{one.chain}{_months(one.months)}台账" for one in late]
    return f"{say.listed(clauses)}未在规定期限内报送。" if clauses else ""


def _months(months: Iterable[Month]) -> str:
    return say.listed(f"{month.month}月" for month in months)
