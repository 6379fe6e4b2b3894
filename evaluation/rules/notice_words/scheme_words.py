"""The scheme on paper: every item with its points and its rule in words, how ties, gaps and rounding are settled."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.rules.notice_words.facts import SchemeFacts, SchemeItem
from evaluation.rules.notice_words.figures import listed
from evaluation.rules.scheme import (
    Item,
    Missing,
    Part,
    SameMatter,
    Scheme,
    Ties,
    TiesBy,
    WhenNotApplicable,
    named_together,
)
from evaluation.rules.schemefile.wording import Indicators, method_in_words, peers_in_words, units_in_words
from evaluation.rules.wording import plain as _plain

TIES = {Ties.SKIP: "名次并列，其后名次空缺", Ties.DENSE: "名次并列，其后名次顺延"}
TIES_BY = {TiesBy.SHOWN: "公布的总分相同的", TiesBy.UNROUNDED: "未取舍的总分相同的"}
MISSING = {Missing.UNRANKED: "缺数的项目不按0分计，补齐前不参加排名。", Missing.ZERO: "缺数的项目按0分计，并予注明。"}
NOT_APPLICABLE = {
    WhenNotApplicable.SHARE_GROUP: "不适用的项目，分值在同组各项目间按比例分摊。",
    WhenNotApplicable.SHARE_ALL: "不适用的项目，分值在全部项目间按比例分摊。",
    WhenNotApplicable.ZERO: "不适用的项目不得分，分值不分摊。",
}
ITEMS = "评价项目"
"""What the part is called that is neither bonus nor deduction."""
MATTERS = {
    SameMatter.ONCE: "同一事项只计一次",
    SameMatter.ONCE_PER_ITEM: "同一事项在同一项目中只计一次",
    SameMatter.EACH: "逐项计",
}


def scheme_facts(scheme: Scheme, *, indicators: Indicators, arithmetic: str = "") -> SchemeFacts:
    """The scheme for an annex; ``indicators`` are those that it may name, ``arithmetic`` is the result's sentence on
    rounding."""
    return SchemeFacts(
        title=scheme.title,
        note=scheme.version_note,
        places=scheme.places,
        full_marks=scheme.full_marks,
        items=tuple(_items(scheme, indicators)),
        settings=tuple(_settings(scheme)),
        arithmetic=arithmetic,
    )


def shown_in_words(scheme: Scheme) -> str:
    """For how long scores are shown, and what becomes of corrected ones; nothing where they are not."""
    again = "更正后重新公示" if scheme.shown_again else "更正后不再公示"
    return f"{scheme.shown_days}个工作日，{again}" if scheme.shown_days else ""


def _items(scheme: Scheme, indicators: Indicators) -> Iterator[SchemeItem]:
    """Every part under a heading with its full marks or its cap; items alone need none."""
    parts = [
        (ITEMS, _plain(scheme.full_marks), scheme.items),
        ("加分", _cap(scheme.bonus), scheme.bonus.items),
        ("扣分", _cap(scheme.deduction), scheme.deduction.items),
        ("一票否决", "", scheme.gates),
    ]
    given = [part for part in parts if part[2]]
    for title, points, items in given:
        if len(given) > 1:
            yield SchemeItem(title=title, depth=0, points=points, rule="", note="")
        for item in items:
            yield from _rows(scheme, item, indicators, depth=int(len(given) > 1), adds=items is not scheme.items)


def _rows(
    scheme: Scheme, item: Item, indicators: Indicators, *, depth: int, adds: bool, part: bool = False
) -> Iterator[SchemeItem]:
    """The item and all in it; a `part` of an item that is scored from its parts adds nothing to the total."""
    yield SchemeItem(
        title=title_in_words(scheme, item),
        depth=depth,
        points=part_in_words(item) if part else points_in_words(item, adds=adds),
        rule=item.rule.title if item.rule else "",
        note=_note(scheme, item, indicators),
        item=item,
    )
    for inner in item.items:
        yield from _rows(scheme, inner, indicators, depth=depth + 1, adds=adds, part=part or not item.is_group)


def title_in_words(scheme: Scheme, item: Item) -> str:
    """The title, with the units that an item is for where it is not for all."""
    if not item.applies_to:
        return item.title
    names = (name for code, name in scheme.units.items() if scheme.concerns(item=item, unit=code))
    return f"{item.title}（{listed(names)}）"


def part_in_words(item: Item) -> str:
    """What a part counts for within the item that is scored from it."""
    return f"组内{_plain(item.weight)}"


def points_in_words(item: Item, *, adds: bool) -> str:
    """The weight; of what `adds` or takes points, how many at most, or how many each."""
    each, cap = item.parameters.get("points_each"), item.parameters.get("cap")
    if item.weight:
        return f"至多{_plain(item.weight)}分" if adds else _plain(item.weight)
    if cap is not None:
        return f"至多{_plain(cap)}分"
    return "" if each is None else f"每项{_plain(each)}分"


def _note(scheme: Scheme, item: Item, indicators: Indicators) -> str:
    """Weights that differ, when it is judged, how it scores, and the note of the scheme."""
    said = [f"{units_in_words(scheme, (name,))}为{_plain(weight)}分" for name, weight in item.weights.items()]
    said += [f"{named_together(item.periods)}评价"] if item.periods else []
    return "；".join(filter(None, [*said, method_in_words(item, indicators), peers_in_words(scheme, item), item.note]))


def _settings(scheme: Scheme) -> Iterator[str]:
    yield f"满分{_plain(scheme.full_marks)}分。{TIES_BY[scheme.ties_by]}，{TIES[scheme.ties]}。"
    if scheme.groups:
        yield f"按{listed(group.title for group in scheme.groups)}分组排名。"
    if scheme.lowest_total is not None:
        yield f"总分低于{_plain(scheme.lowest_total)}分的，按{_plain(scheme.lowest_total)}分计。"
    yield "没有目标、目标为0等不能计分的项目，除另有规定的外，按缺数处理。"
    yield MISSING[scheme.missing] + NOT_APPLICABLE[scheme.not_applicable]
    if scheme.shown_days:
        yield f"结果公示{shown_in_words(scheme)}。"
    for title, part in (("加分", scheme.bonus), ("扣分", scheme.deduction)):
        if part.items:
            cap = f"合计{_cap(part)}，" if part.cap is not None else ""
            yield f"{title}{cap}{MATTERS[part.same_matter]}。"


def _cap(part: Part) -> str:
    return "不设上限" if part.cap is None else f"至多{_plain(part.cap)}分"
