"""A scheme checked as a whole: codes, units, indicators that exist, and weights that add up for everybody."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from dispatch.enums import IndicatorKind
from evaluation.rules.arithmetic import ZERO
from evaluation.rules.errors import SchemeError, Wrong
from evaluation.rules.expression import Expression, Number, OfPeers, Operation, Reference, references
from evaluation.rules.figures import OWN, Catalogue
from evaluation.rules.scheme import PERIODS, Among, Item, Scheme, named_together
from evaluation.rules.toml_lines import Lines, Path
from evaluation.rules.wording import plain

MOST_ITEMS = 400
MOST_UNITS = 200
MOST_GROUPS = 50
WHEN = "\0"
"""Stands in a sentence for the periods in which it holds, until all of them are known."""
OTHERS = ""
"""Stands for any unit that the scheme does not name."""

_SLUG = set("abcdefghijklmnopqrstuvwxyz0123456789-")


def check(*, scheme: Scheme, catalogue: Catalogue | None, lines: Lines, readable: bool) -> list[SchemeError]:
    """Everything that is wrong with a scheme as a whole; weights only where all that they hang on was `readable`."""
    if found := list(_size(scheme)):
        return found
    found = [*_codes(scheme, lines), *_names(scheme, catalogue, lines), *_parts(scheme), *_groups(scheme, catalogue)]
    if readable:
        found += _weights_in_periods(scheme, catalogue)
    if catalogue is not None:
        found += _catalogue(scheme, catalogue, lines)
    return found


def expressions(item: Item) -> Iterator[Expression]:
    """Every input of an item, those within the rows of a table included."""
    yield from item.inputs.values()
    for value in item.parameters.values():
        for row in value if isinstance(value, tuple) else ():
            for cell in row.values():
                if isinstance(cell, (Number, Reference, Operation, OfPeers)):
                    yield cell


def _size(scheme: Scheme) -> Iterator[SchemeError]:
    """Too many to be held against each other; nothing else is asked then."""
    counted = (
        ("项目", sum(1 for _item in scheme.all_items()), MOST_ITEMS),
        ("评价对象", len(scheme.units), MOST_UNITS),
        ("对象组", len(scheme.sets), MOST_GROUPS),
        ("分组", len(scheme.groups), MOST_GROUPS),
    )
    for what, count, most in counted:
        if count > most:
            yield SchemeError(0, "", f"{what}过多（{count} 个），最多 {most} 个")


def _codes(scheme: Scheme, lines: Lines) -> Iterator[SchemeError]:
    items = list(scheme.all_items())
    if not scheme.items:
        yield SchemeError(0, "", "没有评价项目；请用 [[items]] 写明至少一项", advice="没有评价项目；请至少加一项")
    times = Counter(item.code for item in items if item.code)
    for item in items:
        if times[item.code] > 1:
            yield SchemeError(
                item.line, f"项目「{item.code}」", "代码重复；每个项目用一个不同的代码", (*item.path, "code")
            )
        if not set(item.code) <= _SLUG:
            yield SchemeError(
                item.line, f"项目「{item.code}」的 code", "代码只能用小写英文字母、数字和连字符", (*item.path, "code")
            )
    if not set(scheme.code) <= _SLUG:
        at = ("scheme", "code")
        yield SchemeError(lines.of(at), "[scheme]的 code", "代码只能用小写英文字母、数字和连字符", at)


def _parts(scheme: Scheme) -> Iterator[SchemeError]:
    for item in scheme.deduction.leaves():
        if item.weight or item.weights:
            yield _of_weight(
                item, "扣分部分的项目没有权重；最多扣几分请写 cap", "扣分部分的项目没有权重；最多扣几分请填写上限"
            )
    for item in scheme.gates:
        if item.weight or item.weights:
            yield _of_weight(item, "一票否决没有权重；请删去")
    for item in scheme.bonus.leaves():
        own, known = item.scored_by.name == "bonus", bool(item.scored_by.name)
        if own and (item.weight or item.weights):
            yield _of_weight(item, "加分项没有权重；最多加几分请写 cap", "加分项没有权重；最多加几分请填写上限")
        elif known and not own and not item.weight:
            yield _of_weight(item, "请写 weight，即这一项最多加几分", "请填写权重，即这一项最多加几分")


def _of_weight(item: Item, message: str, advice: str = "") -> SchemeError:
    return SchemeError(item.line, f"项目「{item.code}」的 weight", message, (*item.path, "weight"), advice)


def _groups(scheme: Scheme, catalogue: Catalogue | None) -> Iterator[SchemeError]:
    times = Counter(group.code for group in scheme.groups)
    named = Counter(group.title for group in scheme.groups)
    for group in scheme.groups:
        where = f"分组「{group.code}」"
        if named[group.title] > 1:
            yield SchemeError(group.line, where, "名称重复；每个分组用一个不同的名称", (*group.path, "title"))
        if times[group.code] > 1:
            yield SchemeError(group.line, where, "代码重复；每个分组用一个不同的代码", (*group.path, "code"))
        if not group.units:
            message = '没有写对象；请写 units = ["代码", "@组名"]'
            advice = "没有写对象；请选定分组的对象"
            yield SchemeError(group.line, f"{where}的 units", message, (*group.path, "units"), advice)
    if not scheme.groups:
        for item in scheme.all_items():
            if item.among is Among.GROUP:
                message = "没有分组排名，不能只与同组比较；请用 [[groups]] 写明分组，或删去 among"
                advice = "没有分组排名，不能只与同组比较；请先分组，或选与全部对象比较"
                yield SchemeError(item.line, f"项目「{item.code}」的 among", message, (*item.path, "among"), advice)
        return
    for unit, name in _known_units(scheme, catalogue).items():
        within = [group.title for group in scheme.groups if scheme.belongs(unit=unit, names=group.units)]
        if len(within) != 1:
            said = f"同时在「{'」「'.join(within)}」里" if within else "不在任何一组里"
            message = f"「{name}」{said}；每个对象须在且只在一组"
            yield SchemeError(scheme.groups[0].line, "[[groups]]", message, ("groups",))


def _periods(scheme: Scheme) -> list[str]:
    """The parts of a year in which the weights must add up: all of a kind of which one is named."""
    named = {period for item in scheme.all_items() for period in item.periods}
    return [part for parts in PERIODS.values() if named & set(parts) for part in parts]


def _known_units(scheme: Scheme, catalogue: Catalogue | None) -> dict[str, str]:
    return dict(scheme.units or (catalogue.units if catalogue else {}))


def _names(scheme: Scheme, catalogue: Catalogue | None, lines: Lines) -> Iterator[SchemeError]:
    units = _known_units(scheme, catalogue)

    def unknown(names: Iterable[str]) -> Iterator[Wrong]:
        for name in names:
            if name.startswith("@") and name[1:] not in scheme.sets:
                yield Wrong(f"没有「{name}」这个组；请在 [sets] 里写明", f"没有「{name}」这个对象组；请先设对象组")
            elif not name.startswith("@") and units and name not in units:
                yield Wrong(f"没有「{name}」这个评价对象；请核对代码")

    for line, field, path, names in _named(scheme, lines):
        for wrong in unknown(names):
            yield SchemeError(line, field, wrong.message, path, wrong.advice)


def _named(scheme: Scheme, lines: Lines) -> Iterator[tuple[int, str, Path, Iterable[str]]]:
    """Every place of the file where units or sets are named: its line, its field, its path, the names."""
    for name, members in scheme.sets.items():
        yield lines.of(("sets", name)), f"[sets]的 {name}", ("sets", name), members
    for group in scheme.groups:
        yield group.line, f"分组「{group.code}」的 units", (*group.path, "units"), group.units
    for item in scheme.all_items():
        yield item.line, f"项目「{item.code}」的 applies_to", (*item.path, "applies_to"), item.applies_to
        yield item.line, f"项目「{item.code}」的 weights", (*item.path, "weights"), item.weights


def judged(scheme: Scheme, catalogue: Catalogue | None) -> dict[str, str]:
    """The units whose weights must add up: those known, else those the scheme names and all others."""
    units = _known_units(scheme, catalogue)
    if units:
        return units
    named = {
        name for item in scheme.all_items() for name in (*item.applies_to, *item.weights) if not name.startswith("@")
    }
    named |= {name for members in scheme.sets.values() for name in members}
    return {**{name: name for name in sorted(named)}, OTHERS: "其他评价对象" if named else "全部评价对象"}


def _weights_in_periods(scheme: Scheme, catalogue: Catalogue | None) -> Iterator[SchemeError]:
    """What does not add up, each told once: with the periods in which it is so, where it is not so in all."""
    periods = _periods(scheme)
    found: dict[SchemeError, list[str]] = {}
    for period in periods:
        for error in _weights(scheme.in_period(f"2000{period}"), catalogue, WHEN):
            found.setdefault(error, []).append(period)
    if not periods:
        yield from _weights(scheme, catalogue, "")
    for error, wrong in found.items():
        when = "" if wrong == periods else named_together(wrong)
        yield replace(error, message=error.message.replace(WHEN, when), advice=error.advice.replace(WHEN, when))


def _weights(scheme: Scheme, catalogue: Catalogue | None, period: str) -> Iterator[SchemeError]:
    units = judged(scheme, catalogue)
    for item in scheme.items:
        yield from _item_weights(scheme, item, units, period)
    full = plain(scheme.full_marks)
    if scheme.items or period:
        totals = {unit: sum((scheme.weight(item=item, unit=unit) for item in scheme.items), ZERO) for unit in units}
        for total, names in _by_total(totals, units, right=scheme.full_marks):
            said = f"{names}{period}各项权重合计 {total} 分，应为满分 {full} 分"
            yield SchemeError(0, "", f"{said}；请调整 weight 或 full_marks", advice=f"{said}；请调整各项的权重或满分")


def _item_weights(scheme: Scheme, item: Item, units: dict[str, str], period: str) -> Iterator[SchemeError]:
    if not item.is_group:
        if not item.weight and not any(item.weights.values()):
            yield _of_weight(item, "没有写权重；请写 weight = 分值", "没有写权重；请填写权重")
        for one in item.items:
            yield from _item_weights(scheme, one, units, period)
        return
    for one in item.items:
        yield from _item_weights(scheme, one, units, period)
    if item.weight:
        totals = {unit: scheme.weight(item=item, unit=unit) for unit in units if scheme.concerns(item=item, unit=unit)}
        for total, names in _by_total(totals, units, right=item.weight):
            message = f"{names}{period}组内权重合计 {total} 分，与本组写明的 {plain(item.weight)} 分不符；请改其中一处"
            yield _of_weight(item, message)


def _by_total(totals: Mapping[str, Decimal], units: Mapping[str, str], *, right: Decimal) -> Iterator[tuple[str, str]]:
    wrong: dict[str, list[str]] = {}
    for unit, total in totals.items():
        if total != right:
            wrong.setdefault(plain(total), []).append(units[unit])
    for shown, names in wrong.items():
        yield shown, "「" + "」「".join(names[:5]) + ("」等" if len(names) > 5 else "」")


def _catalogue(scheme: Scheme, catalogue: Catalogue, lines: Lines) -> Iterator[SchemeError]:
    for unit in scheme.units:
        if catalogue.units and unit not in catalogue.units:
            at = ("units", unit)
            yield SchemeError(lines.of(at), f"[units]的 {unit}", f"产业链目录里没有「{unit}」；请核对代码", at)
    units = _known_units(scheme, catalogue)
    for item in scheme.all_items():
        yield from _growth_of_a_rate(item, catalogue)
        for code in dict.fromkeys(one.indicator for expression in expressions(item) for one in references(expression)):
            where = f"项目「{item.code}」"
            fact = catalogue.indicators.get(code)
            if code == OWN:
                continue
            if fact is None:
                message = f"没有指标「{code}」；请核对代码；新的指标由系统管理员在配置中登记"
                yield SchemeError(item.line, where, message, (*item.path, "indicator"))
            elif fact.only_for:
                lost = [
                    name
                    for unit, name in units.items()
                    if unit not in fact.only_for
                    and scheme.concerns(item=item, unit=unit)
                    and not _weightless(scheme, item, unit)
                ]
                if lost:
                    names = "」「".join(lost[:5]) + ("」等" if len(lost) > 5 else "」")
                    said = f"指标「{code}」不适用于「{names}"
                    yield SchemeError(
                        item.line,
                        where,
                        f"{said}；请用 applies_to 写明适用对象",
                        (*item.path, "applies_to"),
                        f"{said}；请在“只评”中选定适用对象",
                    )


def _growth_of_a_rate(item: Item, catalogue: Catalogue) -> Iterator[SchemeError]:
    """A rate that was entered has no rate worked out of it and of last year's."""
    value = item.inputs.get("value")
    if item.rule is None or item.rule.name != "growth" or item.parameters["given"] != "amount":
        return
    fact = catalogue.indicators.get(value.indicator) if isinstance(value, Reference) else None
    if fact is not None and fact.measure.kind == IndicatorKind.GROWTH_RATE:
        said = f"指标「{fact.name}」填报的就是增幅，不能再由上年同期数算出增幅"
        yield SchemeError(
            item.line,
            f"项目「{item.code}」",
            f'{said}；请写 given = "rate"',
            (*item.path, "given"),
            f"{said}；请选指标是“增幅（%）”",
        )


def _weightless(scheme: Scheme, item: Item, unit: str) -> bool:
    return any(one.code == item.code for one in scheme.leaves()) and not scheme.weight(item=item, unit=unit)
