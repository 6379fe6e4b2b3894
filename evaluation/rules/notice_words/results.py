"""二、评价结果: all chains in order, who rose and who fell, what was added and taken off."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import groupby

from config.lib.numbers import show
from evaluation.rules.notice_words import figures as say
from evaluation.rules.notice_words.facts import NoticeFacts, Ranked


def results(facts: NoticeFacts) -> str:
    """The ranking in words, ties as 并列; then the movement since the quarter before, bonus and deduction points."""
    return "\n".join([_order(facts), _movement(facts), _adjusted(facts)])


def _order(facts: NoticeFacts) -> str:
    groups = list(dict.fromkeys(one.group for one in facts.ranking))
    orders = [f"{group}：{_entries(facts, group)}" if group else _entries(facts, group) for group in groups]
    unplaced = [one.chain for one in facts.ranking if one.place is None and not one.failed]
    absent = f"{say.listed(unplaced)}因缺数未参加排名。" if unplaced else ""
    failed = [one.chain for one in facts.ranking if one.failed]
    shut = f"{say.listed(failed)}未达到办法规定的要求，不参加排名。" if failed else ""
    how = f"{len(facts.ranking)}条产业链{'分组' if groups != [''] else ''}综合得分由高到低依次为："
    return f"按照《{facts.scheme.title}》，{how}{'；'.join(orders)}。{absent}{shut}"


def _entries(facts: NoticeFacts, group: str) -> str:
    """The chains of a group that have a place, in order, those that share one together."""
    placed = [one for one in facts.ranking if one.place is not None and one.group == group]
    entries = []
    for number, members in groupby(placed, key=lambda one: one.place or 0):
        same = list(members)
        names = say.listed(one.chain for one in same)
        total = show(same[0].total, facts.scheme.places)
        entries.append(f"{say.place(number, tied=len(same) > 1)}{names}（{total}分）")
    return "，".join(entries)


def _movement(facts: NoticeFacts) -> str:
    before = facts.quarter.previous().label
    known = [one for one in facts.ranking if one.movement is not None]
    if not known:
        return f"{before}没有已发布的评价结果，本季度不比较名次变化。"
    risen = sorted((one for one in known if (one.movement or 0) > 0), key=lambda one: -(one.movement or 0))
    fallen = sorted((one for one in known if (one.movement or 0) < 0), key=lambda one: one.movement or 0)
    same = [one for one in known if not one.movement]
    clauses = [
        _movers("上升", risen),
        _movers("下降", fallen),
        f"名次未变的有{len(same)}条：{say.listed(one.chain for one in same)}" if same else "",
    ]
    return f"与{before}相比，{'；'.join(filter(None, clauses))}。"


def _movers(word: str, moved: list[Ranked]) -> str:
    if not moved:
        return f"没有名次{word}的产业链"
    names = say.listed(f"{one.chain}（{say.moved(one.movement or 0)}）" for one in moved)
    return f"名次{word}的有{len(moved)}条：{names}"


def _adjusted(facts: NoticeFacts) -> str:
    bonus = _points(facts, lambda one: one.bonus)
    deduction = _points(facts, lambda one: -one.deduction)
    return f"加分：{say.or_none(bonus)}扣分：{say.or_none(deduction)}"


def _points(facts: NoticeFacts, points: Callable[[Ranked], Decimal]) -> str:
    found = [f"{one.chain}{show(points(one), facts.scheme.places)}分" for one in facts.ranking if points(one)]
    return f"{say.listed(found)}。" if found else ""
