from decimal import Decimal

import pytest

from evaluation.rules.expression import (
    ExpressionError,
    Number,
    OfPeers,
    Operation,
    Reference,
    compute,
    in_words,
    over_peers,
    parse,
    references,
)

READ = {"a": Decimal(6), "b": Decimal(4), "new-high-tech": Decimal(3), "none": None, "zero": Decimal(0)}


def worked(text: str) -> Decimal | None:
    return compute(parse(text), lambda reference: READ[reference.indicator])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.5", "12.5"),
        ("-3", "-3"),
        ("a.actual", "6"),
        ("a.actual - b.target", "2"),
        ("a.actual-b.target", "2"),
        ("new-high-tech.actual - 1", "2"),
        ("a.actual + b.actual * 2", "14"),
        ("（a.actual + b.actual） × 2 ÷ 4", "5"),
        ("max(0, b.actual - a.actual)", "0"),
        ("min(a.actual, b.actual, 5)", "4"),
        ("-a.actual", "-6"),
    ],
)
def test_worked(text: str, value: str) -> None:
    assert worked(text) == Decimal(value)


@pytest.mark.parametrize("text", ["none.actual", "a.actual + none.actual", "a.actual / zero.actual"])
def test_what_lacks_a_part_has_no_value(text: str) -> None:
    assert worked(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "是空的"),
        ("a", "读不懂"),
        ("a.actual b.actual", "读不懂"),
        ("a.actual +", "不完整"),
        ("(a.actual", "此处应有「)」"),
        ("a.nonsense", "没有「nonsense」这种读数"),
        ("__import__('os')", "读不懂"),
        ("a.actual ** 2", "读不懂"),
        ("max.actual()", "读不懂"),
        ("1" * 301, "算式过长"),
        ("(" * 12 + "1" + ")" * 12, "最多 8 层"),
        ("max(" * 12 + "1" + ")" * 12, "最多 8 层"),
        ("1+" * 50 + "1", "过于复杂"),
    ],
)
def test_s19_what_is_not_a_known_operation_is_refused(text: str, said: str) -> None:
    with pytest.raises(ExpressionError, match=said.replace("(", r"\(").replace(")", r"\)")):
        parse(text)


def test_its_parts() -> None:
    expression = parse("max(0, a.actual - b.target_to_date)")
    difference = Operation("-", Reference("a", "actual"), Reference("b", "target_to_date"))
    assert expression == Operation("max", Number(Decimal(0)), difference)
    assert list(references(expression)) == [Reference("a", "actual"), Reference("b", "target_to_date")]
    assert in_words(expression, lambda one: one.indicator) == "0 与（a − b）中较大者"
    assert in_words(difference, lambda one: one.indicator) == "a − b"


def test_what_all_units_have_together_is_asked_of_the_reader_and_holds_no_other() -> None:
    share = parse("tax.actual / peers_sum(tax.actual) * 100")
    assert list(over_peers(share)) == [OfPeers("sum", Reference("tax", "actual"))]
    read = {Reference("tax", "actual"): Decimal(30), OfPeers("sum", Reference("tax", "actual")): Decimal(120)}
    assert compute(share, read.get) == 25
    with pytest.raises(ExpressionError, match="请拆成几项"):
        parse("peers_max(tax.actual - peers_mean(tax.actual))")


def test_the_unit_itself_has_readings_of_its_own() -> None:
    assert parse("unit.previous_place") == Reference("unit", "previous_place")
    with pytest.raises(ExpressionError, match="可用的有 previous_place（上次名次）、late（迟报月数）"):
        parse("unit.actual")
