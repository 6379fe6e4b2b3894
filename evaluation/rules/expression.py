"""Inputs of a scheme: a number, an indicator's reading (`funds-in-place.actual`), or a small formula of these.

A parser of known operations with limits on length, depth and size (safety.md S19); nothing is ever evaluated as code.
Operations: + − × ÷ (also - * /), parentheses, min(…) and max(…), and over all units that are compared peers_min(…),
peers_max(…), peers_mean(…), peers_sum(…) and peers_count(…).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from evaluation.rules.figures import OWN, OWN_READINGS, READINGS
from evaluation.rules.wording import plain

MOST_CHARACTERS = 300
MOST_DEPTH = 8
MOST_TOKENS = 80


@dataclass(frozen=True, slots=True)
class Number:
    """A constant."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Reference:
    """A reading of an indicator of the unit that is judged."""

    indicator: str
    reading: str


@dataclass(frozen=True, slots=True)
class Operation:
    """`left` and `right` joined by one of + - * / min max."""

    sign: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class OfPeers:
    """What all units that are compared have together: the min, max, mean, sum or count of an expression."""

    kind: str
    expression: "Expression"


Expression = Number | Reference | Operation | OfPeers
Leaf = Reference | OfPeers
"""What an expression asks its reader for."""

OF_PEERS = {"min": "最低", "max": "最高", "mean": "平均", "sum": "合计", "count": "个数"}


class ExpressionError(ValueError):
    """An input that cannot be read; the message says what to do, in Chinese."""


def references(expression: Expression) -> Iterator[Reference]:
    """Every reading that the expression asks for, from left to right."""
    if isinstance(expression, Reference):
        yield expression
    elif isinstance(expression, Operation):
        yield from references(expression.left)
        yield from references(expression.right)
    elif isinstance(expression, OfPeers):
        yield from references(expression.expression)


def over_peers(expression: Expression) -> Iterator[OfPeers]:
    """Every part of the expression that is worked out over all units."""
    if isinstance(expression, OfPeers):
        yield expression
    elif isinstance(expression, Operation):
        yield from over_peers(expression.left)
        yield from over_peers(expression.right)


def compute(expression: Expression, read: Callable[[Leaf], Decimal | None]) -> Decimal | None:
    """Work the expression out; None when a reading is lacking or something would be divided by 0."""
    if isinstance(expression, Number):
        return expression.value
    if not isinstance(expression, Operation):
        return read(expression)
    left, right = compute(expression.left, read), compute(expression.right, read)
    if left is None or right is None or (expression.sign == "/" and right == 0):
        return None
    return _OPERATIONS[expression.sign](left, right)


def in_words(expression: Expression, name: Callable[[Leaf], str], *, within: bool = False) -> str:
    """Write the expression out, its readings as `name` gives them; `within` another one, in brackets."""
    if isinstance(expression, Number):
        return plain(expression.value)
    if not isinstance(expression, Operation):
        return name(expression)
    left, right = (in_words(one, name, within=True) for one in (expression.left, expression.right))
    if expression.sign in ("min", "max"):
        text = f"{left} 与 {right} 中较{'小' if expression.sign == 'min' else '大'}者"
    else:
        text = f"{left} {_SIGNS[expression.sign]} {right}"
    text = text.replace(" （", "（").replace("） ", "）")
    return f"（{text}）" if within and expression.sign not in ("min", "max") else text


def parse(text: str) -> Expression:
    """Read an expression. Raises ExpressionError."""
    if len(text) > MOST_CHARACTERS:
        raise ExpressionError(f"算式过长（{len(text)} 字），最多 {MOST_CHARACTERS} 字")
    tokens = _tokens(text)
    if len(tokens) > MOST_TOKENS:
        raise ExpressionError("算式过于复杂；请拆成几项")
    parser = _Parser(tokens)
    expression = parser.sum(0)
    if parser.peek():
        raise ExpressionError(f"算式「{text}」在「{parser.peek()}」处读不懂；写法如 funds-in-place.actual")
    return expression


_OPERATIONS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "min": min,
    "max": max,
}
_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_SAME = {"−": "-", "×": "*", "÷": "/", "（": "(", "）": ")", "，": ","}
_TOKEN = re.compile(
    r"\s*(?:([a-z0-9][a-z0-9-]*\.[a-z_]+)|(\d+(?:\.\d+)?)|((?:peers_)?(?:min|max)|peers_(?:mean|sum|count))(?=\s*[(（])|([-+*/()×÷−（）,，]))"
)


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ExpressionError(f"算式「{text}」从「{text[at:].strip()[:20]}」起读不懂；请写「指标代码.读数」或数")
        token = match.group().strip()
        found.append(_SAME.get(token, token))
        at = match.end()
    if not found:
        raise ExpressionError("算式是空的；请写「指标代码.读数」，如 funds-in-place.actual")
    return found


class _Parser:
    def __init__(self, tokens: list[str]) -> None:
        self.tokens, self.at = tokens, 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, expected: str = "") -> str:
        token = self.peek()
        if not token or (expected and token != expected):
            raise ExpressionError(f"算式不完整，此处应有「{expected or '数或指标'}」")
        self.at += 1
        return token

    def sum(self, depth: int) -> Expression:
        if depth > MOST_DEPTH:
            raise ExpressionError(f"算式括号最多 {MOST_DEPTH} 层")
        left = self.product(depth)
        while self.peek() in ("+", "-"):
            left = Operation(self.take(), left, self.product(depth))
        return left

    def product(self, depth: int) -> Expression:
        left = self.term(depth)
        while self.peek() in ("*", "/"):
            left = Operation(self.take(), left, self.term(depth))
        return left

    def term(self, depth: int) -> Expression:
        first = self.take()
        if first == "(":
            inner = self.sum(depth + 1)
            self.take(")")
            return inner
        if first in ("min", "max"):
            return self.call(first, depth + 1)
        if first.startswith("peers_"):
            return self.of_peers(first.removeprefix("peers_"), depth + 1)
        if first == "-":
            return _negative(self.take())
        return _leaf(first)

    def of_peers(self, kind: str, depth: int) -> Expression:
        self.take("(")
        inner = self.sum(depth)
        self.take(")")
        if any(over_peers(inner)):
            raise ExpressionError("peers_ 算式里不能再写 peers_ 算式；请拆成几项")
        return OfPeers(kind, inner)

    def call(self, name: str, depth: int) -> Expression:
        self.take("(")
        result = self.sum(depth)
        while self.peek() == ",":
            self.take()
            result = Operation(name, result, self.sum(depth))
        self.take(")")
        return result


def _negative(token: str) -> Expression:
    leaf = _leaf(token)
    return Number(-leaf.value) if isinstance(leaf, Number) else Operation("-", Number(Decimal(0)), leaf)


def _leaf(token: str) -> Expression:
    if token[0].isdigit() and re.fullmatch(r"\d+(\.\d+)?", token):
        return Number(Decimal(token))
    indicator, dot, reading = token.partition(".")
    if not dot:
        raise ExpressionError(f"算式在「{token}」处读不懂；请写「指标代码.读数」或数")
    known = OWN_READINGS if indicator == OWN else READINGS
    if reading not in known:
        raise ExpressionError(
            f"没有「{reading}」这种读数；可用的有 {'、'.join(f'{key}（{label}）' for key, label in known.items())}"
        )
    return Reference(indicator, reading)
