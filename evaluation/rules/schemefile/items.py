"""The items of a scheme file: their weights, rules, inputs and parameters."""

from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from evaluation.rules.arithmetic import ZERO
from evaluation.rules.expression import Expression, ExpressionError, Number, parse
from evaluation.rules.outcome import Outcome, Unscored
from evaluation.rules.registry import RULES
from evaluation.rules.rule import InputKind, Parameter, ParameterKind, Rule
from evaluation.rules.scheme import PERIODS, Among, Item
from evaluation.rules.table import MOST_OF_A_CODE, MOST_OF_A_TITLE, MOST_POINTS, MOST_SHARE, Table, as_decimal

MOST_DEPTH = 5

FIELDS = frozenset(
    {
        "code",
        "title",
        "note",
        "weight",
        "weights",
        "applies_to",
        "periods",
        "among",
        "rule",
        "indicator",
        "inputs",
        "unit",
        "items",
    }
)
"""Fields of every item; no parameter of a rule may take one of these names."""


def _unknown(**_given: object) -> Outcome:
    """没有写明的规则：不能评分。"""
    return Unscored("no_rule", "没有写明计分规则，不能评分；请在办法中写明")


UNKNOWN = Rule(name="", title="", function=_unknown, method=lambda _to: "", inputs=())
"""Stands where the rule is missing or misspelt, so that the item is still one that has a weight."""


class Place(StrEnum):
    """Which part of the scheme an item stands in."""

    BASE = "items"
    BONUS = "bonus"
    DEDUCTION = "deduction"
    GATE = "gates"


OWN_RULE = {Place.BASE: "", Place.BONUS: "bonus", Place.DEDUCTION: "deduct", Place.GATE: "gate"}


def parse_items(
    table: Table, *, place: Place, name: str = "items", within: tuple[str, ...] = (), depth: int = 1
) -> tuple[Item, ...]:
    """Read the `items` of a table (or what `name` says), groups and all; errors go to the table's list.

    `within`: for whom the group around them is; an item that does not say so itself is for the same.
    """
    if depth > MOST_DEPTH:
        table.wrong(name, f"项目最多分 {MOST_DEPTH} 层；请合并层级")
        table.value(name)
        return ()
    return tuple(_item(row, place=place, within=within, depth=depth) for row in table.rows(name, title="项目"))


def _item(table: Table, *, place: Place, within: tuple[str, ...], depth: int) -> Item:
    code = table.text("code", required=True, called="代码", longest=MOST_OF_A_CODE)
    if code:
        table.title = f"项目「{code}」"
    common: dict[str, Any] = {
        "code": code,
        "title": table.text("title", required=True, called="名称", longest=MOST_OF_A_TITLE),
        "note": table.text("note"),
        "applies_to": table.names("applies_to") or within,
        "periods": _periods(table),
        "weight": table.decimal("weight", default=ZERO, least=ZERO, most=MOST_POINTS),
        "line": table.line,
        "path": table.path,
    }
    if place is Place.GATE and table.has("items"):
        table.wrong("items", "一票否决不分组；请逐条写在 [[gates]] 下", "一票否决不分组；请逐条列出")
    elif table.has("items") and not table.has("rule"):
        items = parse_items(table, place=place, within=common["applies_to"], depth=depth + 1)
        for name in sorted({"indicator", "inputs", "weights"} & set(table.raw)):
            table.value(name)
            table.wrong(name, "分组不直接计分；请写到组内的项目里")
        if not items:
            table.wrong(
                "items", "分组里没有项目；请补上项目或删去分组", "分组里没有项目；请在组内加一项，或去掉这个分组"
            )
        table.finish()
        return Item(**common, items=items)
    rule = _rule(table, place=place)
    common["weights"] = MappingProxyType(_weights(table.inner("weights", title=table.title + "的 weights")))
    if rule is None:
        parts = parse_items(table, place=place, within=common["applies_to"], depth=depth + 1)
        table.read |= set(table.raw)
        return Item(**common, rule=UNKNOWN, items=parts)
    item = Item(
        **common,
        rule=rule,
        items=_parts(table, rule, place=place, within=common["applies_to"], depth=depth),
        inputs=MappingProxyType(_inputs(table, rule)),
        parameters=MappingProxyType({one.name: _parameter(table, one) for one in rule.parameters}),
        unit=table.text("unit"),
        among=table.choice("among", Among, default=Among.ALL),
    )
    if rule.check:
        for wrong in rule.check(item.parameters, frozenset(item.inputs)):
            table.wrong("", wrong.message, wrong.advice)
    table.finish(known=FIELDS)
    return item


def _parts(table: Table, rule: Rule, *, place: Place, within: tuple[str, ...], depth: int) -> tuple[Item, ...]:
    """The items within an item that is scored from them."""
    if not any(one.kind is InputKind.PARTS for one in rule.inputs):
        if table.has("items"):
            table.value("items")
            table.wrong(
                "items",
                f'「{rule.title}」不由组内项目合成；请改写 rule = "composite"，或删去 items',
                f"「{rule.title}」不由组内项目合成；请改选复合得分，或去掉组内项目",
            )
        return ()
    items = parse_items(table, place=place, within=within, depth=depth + 1)
    if not items:
        table.wrong("items", "没有写组内项目；请用 [[items.items]] 写明", "没有组内项目；请加上组内项目")
    for one in items:
        if one.is_group and one.items:
            table.wrong(
                "items",
                f'复合项目里的「{one.code}」不能只是分组；请给它写 rule = "composite"',
                f"复合项目里的「{one.title or one.code}」不能只是分组；请给它选定计分规则",
            )
    return items


def _periods(table: Table) -> tuple[str, ...]:
    named = table.names("periods")
    known = [part for parts in PERIODS.values() for part in parts]
    if any(one not in known for one in named):
        table.wrong(
            "periods", f"只能写 {'、'.join(known)}（第几季度、上下半年、全年）", "没有这个时期；请从列出的时期中选定"
        )
        return ()
    return named


def _rule(table: Table, *, place: Place) -> Rule | None:
    name = table.text("rule", default=OWN_RULE[place])
    if not name:
        table.wrong("rule", f"没有写计分规则；可用的有 {_rule_list()}", "请选定计分规则")
        return None
    if name not in RULES:
        table.wrong(
            "rule", f"没有「{name}」这种计分规则；可用的有 {_rule_list()}", f"没有「{name}」这种计分规则；请另选一种"
        )
        return None
    if place is Place.BASE and name == "bonus":
        table.wrong("rule", "加分项请写在 [[bonus.items]] 下", "加分项请列在加分部分")
    if place is Place.DEDUCTION and name != "deduct":
        table.wrong("rule", '扣分部分只能用 rule = "deduct"', "扣分部分只能用扣分这一规则")
    if place is Place.BONUS and name == "deduct":
        table.wrong("rule", "扣分项请写在 [[deduction.items]] 下", "扣分项请列在扣分部分")
    if place is Place.BONUS and name == "composite":
        table.wrong("rule", "复合项目只能写在 [[items]] 下", "复合项目只能列在评价项目部分")
    if (place is Place.GATE) != (name == "gate"):
        table.wrong(
            "rule",
            '一票否决请写在 [[gates]] 下，那里也只能用 rule = "gate"',
            "一票否决请列在一票否决部分，那里也只能用一票否决这一规则",
        )
    return RULES[name]


def _rule_list() -> str:
    return "、".join(f"{rule.name}（{rule.title}）" for rule in RULES.values())


def _weights(table: Table) -> dict[str, Decimal]:
    found = {name: table.decimal(name, default=ZERO, least=ZERO, most=MOST_POINTS) for name in table.raw}
    return {name: weight for name, weight in found.items() if weight is not None}


def _inputs(table: Table, rule: Rule) -> dict[str, Expression]:
    written = table.inner("inputs", title=table.title + "的 inputs")
    indicator = table.text("indicator")
    found: dict[str, Expression] = {}
    for one in rule.inputs:
        if one.kind is not InputKind.FIGURE:
            continue
        expression = None
        if written.has(one.name):
            expression = _expression(written, one.name)
        elif indicator and one.reading:
            expression = _expression(table, "indicator", f"{indicator}.{one.reading}")
        elif one.required:
            table.wrong(
                "inputs." + one.name,
                f'没有写{one.label}；请写 indicator = "指标代码"，或 inputs = {{ {one.name} = "指标代码.读数" }}',
                f"没有{one.label}；请选定指标，或填写{one.label}从哪里取",
            )
        if expression is not None:
            found[one.name] = expression
    written.finish(known=frozenset(one.name for one in rule.inputs if one.kind is InputKind.FIGURE))
    if indicator and not any(one.reading for one in rule.inputs):
        table.wrong("indicator", f"「{rule.title}」不读指标；请删去 indicator", f"「{rule.title}」不读指标；请不选指标")
    return found


def _expression(table: Table, name: str, text: str = "") -> Expression | None:
    value = text or table.value(name)
    number = as_decimal(value)
    if number is not None:
        return Number(number)
    if not isinstance(value, str):
        table.wrong(
            name, '应是数，或加引号的算式，如 "funds-in-place.actual"', "应是数，或算式，如 funds-in-place.actual"
        )
        return None
    try:
        return parse(value)
    except ExpressionError as error:
        table.wrong(name, str(error))
        return None


def _parameter(table: Table, one: Parameter) -> object:
    if one.required and not table.has(one.name):
        table.wrong(one.name, f"没有写{one.label}；请补上", f"没有{one.label}；请补上")
        return one.default
    match one.kind:
        case ParameterKind.CHOICE:
            return _choice(table, one)
        case ParameterKind.FLAG:
            return table.flag(one.name, default=bool(one.default))
        case ParameterKind.TEXT:
            blank = str(one.default or "")
            return table.text(one.name, default=blank, required=one.required, called=one.label, longest=one.longest)
        case ParameterKind.FIGURE:
            return _expression(table, one.name) if table.has(one.name) else None
        case ParameterKind.TABLE:
            return _rows(table, one)
        case ParameterKind.DECIMAL:
            default = one.default if isinstance(one.default, Decimal) else None
            usual, hint = (MOST_SHARE, "；1 即 100%，80% 写 0.8") if one.in_percent else (MOST_POINTS, "")
            most = one.most if one.most is not None or one.of_figures else usual
            return table.decimal(one.name, default=default, least=one.least, most=most, none=one.none, hint=hint)


def _choice(table: Table, one: Parameter) -> object:
    value = table.text(one.name, default=str(one.default))
    if value in one.choices:
        return value
    words = "、".join(f'"{word}"（{label}）' for word, label in one.choices.items())
    table.wrong(one.name, f"只能写 {words}", f"只能选{'、'.join(one.choices.values())}")
    return one.default


def _rows(table: Table, one: Parameter) -> tuple[object, ...]:
    rows = []
    for row in table.rows(one.name, title=f"{table.title}的 {one.name} "):
        rows.append(MappingProxyType({column.name: _parameter(row, column) for column in one.columns}))
        row.finish()
    return tuple(rows)
