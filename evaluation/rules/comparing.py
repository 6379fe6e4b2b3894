"""Two schemes side by side: what was added, what was taken out, what was changed, item by item."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from evaluation.rules.notice_words.scheme_words import (
    MATTERS,
    MISSING,
    NOT_APPLICABLE,
    TIES,
    TIES_BY,
    part_in_words,
    points_in_words,
    shown_in_words,
)
from evaluation.rules.scheme import Item, Part, Scheme, named_together
from evaluation.rules.schemefile.wording import (
    Names,
    cap_in_words,
    inputs_in_words,
    peers_in_words,
    reads_in_words,
    settings_in_words,
    units_in_words,
    weights_in_words,
)
from evaluation.rules.wording import plain


class Kind(StrEnum):
    """What became of an item."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Change:
    """One thing that is said otherwise; nothing where it is not said at all."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """One item that is not the same in both."""

    code: str
    title: str
    kind: Kind
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Comparison:
    """All that differs: of the whole, and of its items in the order of the new scheme, the lost ones last."""

    whole: tuple[Change, ...]
    items: tuple[Difference, ...]

    def __bool__(self) -> bool:
        return bool(self.whole or self.items)


def compare(old: Scheme, new: Scheme, *, names: Names) -> Comparison:
    """What a reader of the old scheme has to know of the new one."""
    before, after = _items(old, names), _items(new, names)
    found = []
    for code, said in after.items():
        was = before.get(code)
        kind = Kind.CHANGED if was is not None else Kind.ADDED
        if changes := tuple(
            _changes(was, said) if was is not None else _changes({}, _in_short(new, code, said, names))
        ):
            found.append(Difference(code, said["名称"], kind, changes))
    gone = [
        Difference(code, said["名称"], Kind.REMOVED, tuple(_changes(_in_short(old, code, said, names), {})))
        for code, said in before.items()
        if code not in after
    ]
    return Comparison(tuple(_changes(_whole(old), _whole(new))), (*found, *gone))


def _in_short(scheme: Scheme, code: str, said: Mapping[str, str], names: Names) -> dict[str, str]:
    """What an item is that is only in one of the two; its settings stand on its own page."""
    item = next(one for one in scheme.all_items() if one.code == code)
    short = {
        "名称": item.title,
        "计分规则": said.get("计分规则", ""),
        "分值": said.get("分值") or points_in_words(item, adds=True),
        "取数": reads_in_words(item, names),
    }
    return {label: text for label, text in short.items() if text}


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for label in dict.fromkeys((*after, *before)):
        was, now = before.get(label, ""), after.get(label, "")
        if was != now:
            yield Change(label, was, now)


def _whole(scheme: Scheme) -> dict[str, str]:
    return {
        "名称": scheme.title,
        "代码": scheme.code,
        "年度": str(scheme.year),
        "版本说明": scheme.version_note,
        "满分": f"{plain(scheme.full_marks)} 分",
        "取舍": f"{scheme.rounding.label}，{scheme.places} 位小数",
        "并列": f"{TIES_BY[scheme.ties_by]}{TIES[scheme.ties]}",
        "缺数": MISSING[scheme.missing],
        "不适用": NOT_APPLICABLE[scheme.not_applicable],
        "最低总分": "不设" if scheme.lowest_total is None else plain(scheme.lowest_total),
        "公示": shown_in_words(scheme) or "不公示",
        "示范": "是" if scheme.demonstration else "否",
        "加分": _part(scheme.bonus),
        "扣分": _part(scheme.deduction),
        "评价对象": "、".join(scheme.units.values()),
        **{f"对象组 {name}": units_in_words(scheme, members) for name, members in scheme.sets.items()},
        **{f"分组排名 {one.title}": units_in_words(scheme, one.units) for one in scheme.groups},
    }


def _part(part: Part) -> str:
    return f"合计上限{cap_in_words(part)}，{MATTERS[part.same_matter]}" if part.items else ""


def _items(scheme: Scheme, names: Names) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    parts = (("", scheme.items), ("加分", scheme.bonus.items), ("扣分", scheme.deduction.items), ("", scheme.gates))
    for part, items in parts:
        for item in items:
            found |= _of(scheme, item, part, names)
    return found


def _of(scheme: Scheme, item: Item, within: str, names: Names, *, part: bool = False) -> dict[str, dict[str, str]]:
    points = part_in_words(item) if part else plain(item.weight)
    said = {
        "名称": item.title,
        "所属": within,
        "分值": f"{points} 分" if item.weight else "",
        "差异化分值": weights_in_words(scheme, item),
        "计分规则": item.rule.title if item.rule else "",
        **dict(inputs_in_words(item, names)),
        **dict(settings_in_words(item, names, codes=True)),
        "只评": units_in_words(scheme, item.applies_to),
        "时期": named_together(item.periods),
        "比较范围": peers_in_words(scheme, item),
        "计量单位": item.unit,
        "说明": item.note,
    }
    found = {item.code: {label: text for label, text in said.items() if text}}
    for inner in item.items:
        found |= _of(scheme, inner, item.title, names, part=part or not item.is_group)
    return found
