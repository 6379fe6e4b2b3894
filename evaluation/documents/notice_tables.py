"""The tables of a notice's annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from config.lib.numbers import NOTHING
from dispatch.enums import IndicatorForm
from dispatch.rules.progress import USUAL
from evaluation.documents.tables import Column, DataTable, Number, Value, Words
from evaluation.rules.arithmetic import missed_by_rounding
from evaluation.rules.notice_words.facts import NoticeFacts, PointColumn
from evaluation.rules.notice_words.figures import by_another_scheme, given_places, listed, percent
from evaluation.rules.scoring import is_on_group, is_on_rounding
from evaluation.rules.standings import City, CityStanding, Standing, Topic, time_of
from evaluation.rules.wording import plain

HUNDRED = Decimal(100)
BESIDE = 3
"""How many indicators stand beside one another on a page lying on its side."""
NARROW = 6
"""The share of the width, in %, of a column of short words."""
_SIGNS = "×÷=+−"
_LOOSE = re.compile(
    rf"(?<=[\u3000-\uffef\d%]) (?=[{_SIGNS}])|(?<=[{_SIGNS}]) (?=[\u3000-\uffef\d])"
    rf"|(?<=[\u3000-\uffef]) (?=\d)|(?<=[\d%]) (?=[\u3000-\uffef])"
)


def notice_tables(facts: NoticeFacts) -> list[DataTable]:
    """All tables but the scheme's, in the order of the annexes."""
    return [score_table(facts), *indicator_tables(facts.city)]


def indicator_tables(city: City) -> list[DataTable]:
    """How every chain stands on the common indicators and on its own ones."""
    return [*completion_tables(city), *([own_table(city)] if city.own else [])]


def score_table(facts: NoticeFacts) -> DataTable:
    """Places, totals, and the points of every top item of the scheme."""
    places = facts.scheme.places
    grouped = max(len(one.group) for one in facts.ranking) if facts.ranking else 0
    heads = [
        *([Column(title="分组", align="left", share=_of_groups(grouped))] if grouped else []),
        Column(title="名次", align="center", share=NARROW),
        Column(title="产业链", align="left", share=13),
        Column(title="总分", share=7),
    ]
    last = Column(title="名次变化", align="center", share=NARROW)
    narrow = sum(_is_narrow(column) for column in facts.columns)
    left = 100 - sum(column.share for column in (*heads, last)) - narrow * NARROW
    broad = left // max(1, len(facts.columns) - narrow)
    items = [
        Column(title=_with_full(column), share=NARROW if _is_narrow(column) else broad) for column in facts.columns
    ]
    rows: list[list[Value]] = [
        [
            *([one.group] if grouped else []),
            place_in_table(one.place, tied=one.tied),
            one.chain,
            Number(value=one.total, places=places),
            *(Number(value=points, places=places) for points in one.points),
            moved_in_table(one.movement),
        ]
        for one in facts.ranking
    ]
    return DataTable(
        name="得分和名次",
        columns=[*heads, *items, last],
        rows=rows,
        unit="分",
        small=True,
        notes=list(_notes_on_scores(facts)),
    )


def completion_tables(city: City) -> list[DataTable]:
    """Every chain on every common indicator: target, figure, share of the target, against what is due; below the last
    what the lights mean."""
    parts = [city.cities[start : start + BESIDE] for start in range(0, len(city.cities), BESIDE)]
    tables = [_completion(part, city.chains) for part in parts]
    return [*tables[:-1], *(replace(last, notes=[legend(city)]) for last in tables[-1:])]


def own_table(city: City) -> DataTable:
    """Every chain's own indicators."""
    columns = [
        Column(title="产业链", align="left", share=14),
        Column(title="差异化指标", align="left", share=35),
        Column(title="单位", align="center", share=8),
        Column(title="年度目标", share=10),
        Column(title="累计完成", share=10),
        Column(title="占目标（%）", share=10),
        Column(title="较进度或目标（百分点）", share=13, lit=True),
    ]
    rows = [[one.chain, one.topic.name, one.topic.unit or NOTHING, *_own_cells(one)] for one in city.own]
    return DataTable(name="差异化指标", columns=columns, rows=rows, small=True)


def scheme_table(facts: NoticeFacts) -> DataTable:
    """The items of the scheme with their points and rules."""
    columns = [
        Column(title="项目", align="left", share=25),
        Column(title="分值", align="center", share=12),
        Column(title="计分规则", align="left", share=19),
        Column(title="计分办法", align="left", share=44),
    ]
    rows: list[list[Value]] = [
        [
            Words(text=item.title, depth=item.depth, leads=item.leads),
            item.points,
            tight(item.rule),
            tight(item.note),
        ]
        for item in facts.scheme.items
    ]
    return DataTable(name="评分办法", columns=columns, rows=rows, unit="分", small=True, flows=True)


def scheme_sentences(facts: NoticeFacts) -> list[str]:
    """What holds for the whole scheme: on what it rests, places and gaps, rounding."""
    scheme = facts.scheme
    return [tight(sentence) for sentence in (scheme_basis(facts), *scheme.settings, scheme.arithmetic)]


def scheme_basis(facts: NoticeFacts) -> str:
    """By which scheme was judged."""
    return "".join(f"{said}。" for said in (f"评价依据《{facts.scheme.title}》", facts.scheme.note) if said)


def legend(city: City) -> str:
    """What the columns of the tables of indicators mean."""
    rate, share = plain(USUAL.rate), plain(USUAL.share)
    return (
        f"截至{city.month.label}底，时间进度为{percent(time_of(city.month))}。●为正常；▲为略滞后，低于时间进度{share}个"
        f"百分点以内，增幅、比重低于年度目标{rate}个百分点以内；■为滞后。"
    )


def tight(text: str) -> str:
    """Without the blanks between Chinese and figures that a screen likes and official papers do not have."""
    return _LOOSE.sub("", text)


def _completion(cities: Sequence[CityStanding], chains: Sequence[str]) -> DataTable:
    columns = [Column(title="产业链", align="left", share=13)]
    for city in cities:
        topic = city.topic
        group = topic.heading
        columns += [Column(title="年度目标", group=group, share=6), Column(title="累计完成", group=group, share=7)]
        if _has_share(topic):
            columns.append(Column(title="占目标（%）", group=group, share=7))
        against = "较进度（百分点）" if topic.phased else "较目标（百分点）"
        columns.append(Column(title=against, group=group, share=9, lit=True))
    by_chain = [(city.topic, {one.chain: one for one in city.chains}) for city in cities]
    rows: list[list[Value]] = [
        [chain, *(cell for topic, found in by_chain for cell in _cells(topic, found.get(chain)))] for chain in chains
    ]
    if any(city.total for city in cities):
        rows.append(
            [Words(text="合计", leads=True), *(cell for city in cities for cell in _cells(city.topic, city.total))]
        )
    name = listed(city.topic.short_name for city in cities)
    return DataTable(name=name, columns=columns, rows=rows, small=True)


def _cells(topic: Topic, one: Standing | None) -> list[str | Number]:
    """Target, figure, share of the target where it has one, and lead; dashes where it is not the chain's."""
    share = [NOTHING] if _has_share(topic) else []
    if one is None:
        return [NOTHING, NOTHING, *share, NOTHING]
    return [
        NOTHING if one.target is None else Number(value=one.target, places=given_places(one.target)),
        "未报送" if one.value is None else Number(value=one.value, places=topic.places),
        *([Number(value=None if one.share is None else one.share * HUNDRED, places=1)] if share else []),
        Number(value=one.lead, places=1, signed=True, light=one.light),
    ]


def _own_cells(one: Standing) -> list[str | Number]:
    """The same of an indicator that may be in words or a milestone; always with a cell for the share."""
    topic = one.topic
    if topic.in_words:
        return ["以文字表述", "由评议认定", NOTHING, NOTHING]
    cells = _cells(topic, one)
    if topic.measure.form == IndicatorForm.MILESTONE:
        reached = {True: "已完成", False: "未完成"}
        cells[:2] = ["完成", "未报送" if one.value is None else reached[bool(one.value)]]
    return cells if _has_share(topic) else [*cells[:2], NOTHING, *cells[2:]]


def _has_share(topic: Topic) -> bool:
    """A rate is held against its target in percentage points, not as a share of it."""
    return topic.measure.form == IndicatorForm.NUMBER and not (topic.measure.is_rate and not topic.phased)


def place_in_table(place: int | None, *, tied: bool) -> str:
    """3, 并列3, or a dash."""
    if place is None:
        return NOTHING
    return f"{'并列' if tied else ''}{place}"


def moved_in_table(movement: int | None) -> str:
    """▲2, ▼1, 未变, or a dash."""
    if movement is None:
        return NOTHING
    return f"▲{movement}" if movement > 0 else f"▼{-movement}" if movement < 0 else "未变"


def _of_groups(longest: int) -> int:
    """The share of the width, in %, in which the name of a group of so many characters stands in one line, or two."""
    return max(NARROW, min(18, 3 + longest * 3 // 2))


def _is_narrow(column: PointColumn) -> bool:
    return not column.full and not column.differs


def _with_full(column: PointColumn) -> str:
    if column.differs:
        return f"{column.title}（满分不一）"
    return f"{column.title}（{plain(column.full)}）" if column.full else column.title


def _notes_on_scores(facts: NoticeFacts) -> Iterator[str]:
    """What the signs of the table mean, and what must be said beside a total, chains with the same remark together."""
    yield "括号内为满分"
    if any(column.differs for column in facts.columns):
        yield "“满分不一”的项目，各产业链的满分不同，见评分办法"
    if any(one.movement for one in facts.ranking):
        yield "▲为名次上升，▼为名次下降"
    if facts.places_by and any(one.movement is not None for one in facts.ranking):
        yield by_another_scheme(facts.places_by)
    places = facts.scheme.places
    gaps = (missed_by_rounding(one.total, one.points, places=places) for one in facts.ranking)
    if gap := max(gaps, default=Decimal(0)):
        yield f"总分由未取舍的各项得分相加后一次取舍，个别与表中各项得分之和相差{plain(gap)}分，以总分为准"
    chains: dict[str, list[str]] = {}
    for one in facts.ranking:
        for note in one.notes:
            if not is_on_rounding(note) and not is_on_group(note):
                chains.setdefault(tight(note), []).append(one.chain)
    for note, names in chains.items():
        yield f"{listed(names)}：{note}"
