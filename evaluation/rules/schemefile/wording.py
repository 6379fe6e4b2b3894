"""What is written of an item, in the words of an office: its rule, what it reads, every setting."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from evaluation.rules.expression import (
    OF_PEERS,
    Expression,
    Leaf,
    Number,
    OfPeers,
    Operation,
    Reference,
    in_words,
    over_peers,
)
from evaluation.rules.figures import OWN, OWN_READINGS, READINGS, IndicatorFact
from evaluation.rules.gathering import input_label
from evaluation.rules.rule import InputKind, Parameter, ParameterKind, Settings
from evaluation.rules.scheme import Among, Item, Part, Scheme
from evaluation.rules.schemefile.checks import expressions
from evaluation.rules.wording import plain

NOT_SET = "不设"
Names = Mapping[str, str]
"""The names of indicators by code; one that is not there is named by its code."""
Indicators = Mapping[str, IndicatorFact]


def inputs_in_words(item: Item, names: Names) -> Iterator[tuple[str, str]]:
    """Each input with what it is read from."""
    declared = {one.name: one for one in item.rule.inputs} if item.rule else {}
    for name, expression in _inputs(item).items():
        yield (
            input_label(declared[name], expression) if name in declared else name,
            expression_in_words(expression, names),
        )


def reads_in_words(item: Item, names: Names) -> str:
    """All that an item is read from; of one indicator alone its name once: 完成投资（实绩、全年目标）."""
    inputs = _inputs(item)
    read = [one for one in inputs.values() if isinstance(one, Reference)]
    indicators = {one.indicator for one in read}
    listed = [*inputs_in_words(item, names), *_rows_read(item, names)]
    if len(read) == len(listed) > 1 and len(indicators) == 1 and OWN not in indicators:
        name = next(names.get(code, code) for code in indicators)
        return f"{name}（{'、'.join(dict.fromkeys(READINGS[one.reading] for one in read))}）"
    return "；".join(f"{label}：{said}" for label, said in listed)


def names_of(indicators: Indicators) -> Names:
    """The names of these indicators."""
    return {code: fact.name for code, fact in indicators.items()}


def method_in_words(item: Item, indicators: Indicators) -> str:
    """How the item scores, set as it is, in a sentence as a published table writes it; nothing for a group."""
    if item.rule is None:
        return ""
    names = names_of(indicators)
    read = (indicators.get(one.indicator) for one in item.inputs.values() if isinstance(one, Reference))
    unit = item.unit or next((fact.unit for fact in read if fact), "")
    told = {"unit": unit, "goal": _goal(item, names)}
    return item.rule.method({**_settings(item), **_tables(item, names), **told})


def settings_in_words(
    item: Item, names: Names, *, codes: bool = False, usual: bool = True, method: bool = False
) -> Iterator[tuple[str, str]]:
    """Each setting of the rule with its value; those left open and those without effect beside the others are unsaid.

    Rows of a table are named by their labels; with `codes` also by the codes that the machine knows them by. Without
    `usual` only those are named that are set otherwise than the rule has them. Beside the sentence of `method_in_words`
    (`method`) what that says is unsaid, and that what cannot be scored waits, which holds for all of a scheme.
    """
    settings = _settings(item)
    in_method = item.rule.told if item.rule and method else frozenset()
    for one in item.rule.parameters if item.rule else ():
        if one.name in in_method or not one.tells(settings):
            continue
        value = item.parameters.get(one.name)
        if (not usual and value == one.default) or (method and value == "unscored"):
            continue
        told = replace(one, columns=tuple(column for column in one.columns if column.tells(settings)))
        said = _said(told, value, names, codes=codes, usual=usual)
        if said:
            yield one.name_on_paper, said


def expression_in_words(expression: Expression, names: Names) -> str:
    """An input as a sentence would name it: 签约项目合同金额实绩 ÷ 全年目标."""

    def name(leaf: Leaf) -> str:
        if isinstance(leaf, OfPeers):
            return f"各单位{in_words(leaf.expression, name, within=True)}的{OF_PEERS[leaf.kind]}"
        if leaf.indicator == OWN:
            return OWN_READINGS[leaf.reading]
        return f"{names.get(leaf.indicator, leaf.indicator)}{READINGS[leaf.reading]}"

    return in_words(expression, name)


def units_in_words(scheme: Scheme, listed: tuple[str, ...]) -> str:
    """Units and sets by their names."""
    return "、".join(_unit(scheme, name) for name in listed)


def weights_in_words(scheme: Scheme, item: Item) -> str:
    """The weights that differ, each with whose they are."""
    named = ((_unit(scheme, name), plain(weight)) for name, weight in item.weights.items())
    return "；".join(f"{whose}{'各' if '、' in whose else ''} {weight} 分" for whose, weight in named)


def peers_in_words(scheme: Scheme, item: Item) -> str:
    """With whom units are compared, where they are compared at all and it could be with others."""
    if not scheme.groups or not _compares(item):
        return ""
    return "只与同组比较" if item.among is Among.GROUP else "与全部对象比较"


def cap_in_words(part: Part) -> str:
    """The most that a part gives or takes."""
    return NOT_SET if part.cap is None else f"{plain(part.cap)} 分"


def _settings(item: Item) -> Settings:
    return {**item.parameters, "weight": item.weight or max(item.weights.values(), default=None)}


def _goal(item: Item, names: Names) -> str:
    """What a figure is held against, where it is held against a target: 时序目标, or 目标（100） where it is no
    indicator's own."""
    against = item.rule.parameter("against") if item.rule else None
    name = "target_to_date" if item.parameters.get("against") == "time_progress" else "target"
    if against is None or item.rule is None or item.rule.input(name) is None:
        return ""
    goal = item.inputs.get(name)
    if goal is None or (isinstance(goal, Reference) and goal.reading == name):
        return against.choices[item.parameters["against"]]
    return f"目标（{expression_in_words(goal, names)}）"


def _tables(item: Item, names: Names) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table, figures as a sentence names them."""
    return {
        one.name: [
            {
                name: expression_in_words(value, names) if isinstance(value, Expression) else value
                for name, value in row.items()
            }
            for row in item.parameters[one.name]
        ]
        for one in (item.rule.parameters if item.rule else ())
        if one.kind is ParameterKind.TABLE
    }


def _rows_read(item: Item, names: Names) -> Iterator[tuple[str, str]]:
    """Each row of a table that reads a figure, with what it is read from."""
    rows = _tables(item, names)
    for one in item.rule.parameters if item.rule else ():
        read = next((column.name for column in one.columns if column.kind is ParameterKind.FIGURE), None)
        if read:
            yield from ((row["label"], row[read]) for row in rows[one.name])


def _compares(item: Item) -> bool:
    """Whether what others have is read, by the rule or in a formula of the item."""
    by_the_rule = item.rule.inputs if item.rule else ()
    return any(one.kind is InputKind.PEERS and one.is_read(item.parameters) for one in by_the_rule) or any(
        any(over_peers(one)) for one in expressions(item)
    )


def _inputs(item: Item) -> Mapping[str, Expression]:
    """The inputs that are read, set as it is."""
    unread = {one.name for one in (item.rule.inputs if item.rule else ()) if not one.is_read(item.parameters)}
    return {name: one for name, one in item.inputs.items() if name not in unread}


def _unit(scheme: Scheme, name: str) -> str:
    if not name.startswith("@"):
        return scheme.units.get(name, name)
    members = (scheme.units.get(one, one) for one in scheme.sets.get(name[1:], ()))
    return "、".join(members) or name[1:]


def _said(one: Parameter, value: Any, names: Names, *, codes: bool, usual: bool) -> str:
    match value:
        case None:
            return NOT_SET if one.none else ""
        case bool():
            return "是" if value else "否"
        case Decimal():
            return f"{plain(value * 100)}%" if one.in_percent else plain(value)
        case str():
            return one.choices.get(value, value)
        case Number() | Reference() | Operation() | OfPeers():
            return expression_in_words(value, names)
        case tuple():
            return "、".join(_row(one, row, names, codes=codes, usual=usual) for row in value)
    return str(value)


def _row(table: Parameter, row: Mapping[str, Any], names: Names, *, codes: bool, usual: bool) -> str:
    """What the row is called, with the rest of it in brackets: 链长办（权重 70）."""
    unsaid = {"label"} if codes else {"label", "code"}
    columns = [column for column in table.columns if column.name not in unsaid]
    values = ((column, row.get(column.name)) for column in columns)
    cells = (
        (column.name_on_paper, _said(column, value, names, codes=codes, usual=usual))
        for column, value in values
        if usual or value != column.default
    )
    rest = "，".join(f"{label} {said}" for label, said in cells if said)
    return f"{row['label']}（{rest}）" if rest else row["label"]
