"""From a TOML text to a Scheme (docs/schemes.md), or to all that is wrong with it."""

import dataclasses
import hashlib
import re
import tomllib
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from evaluation.rules.arithmetic import HUNDRED, ZERO, Rounding
from evaluation.rules.errors import SchemeError, SchemeErrors
from evaluation.rules.figures import Catalogue
from evaluation.rules.registry import RULES
from evaluation.rules.scheme import Group, Missing, Part, SameMatter, Scheme, Ties, TiesBy, WhenNotApplicable
from evaluation.rules.schemefile.bounds import too_much, too_much_text
from evaluation.rules.schemefile.checks import check
from evaluation.rules.schemefile.items import FIELDS, Place, parse_items
from evaluation.rules.table import MOST_OF_A_CODE, MOST_OF_A_TITLE, MOST_POINTS, Table
from evaluation.rules.toml_lines import Lines, Path

MOST_DAYS_SHOWN = 30
_WEIGHED = {"full_marks", "units", "sets", "items", "weight", "weights", "applies_to", "periods"}
_BESIDE_WEIGHTS = frozenset(
    {
        *(field.name for field in dataclasses.fields(Scheme)),
        *FIELDS,
        *(parameter.name for rule in RULES.values() for parameter in rule.parameters),
    }
    - _WEIGHED
)
"""The fields that can be wrong without a word on weights."""


def parse_scheme(text: str, *, catalogue: Catalogue | None = None) -> Scheme:
    """Read and check a scheme as a whole. With a catalogue, indicators and units must exist in it.

    Raises SchemeErrors with every error, each by line and field, saying what to do.
    """
    raw = load(text)
    errors: list[SchemeError] = []
    lines = Lines(text)
    root = Table(raw, path=(), title="", lines=lines, errors=errors)
    head = root.inner("scheme", title="[scheme]")
    if not root.has("scheme"):
        root.wrong("", "没有 [scheme] 一节；请写明代码、名称、年度")
    scheme = Scheme(
        **_head(head),
        units=MappingProxyType(_units(root.inner("units"))),
        sets=MappingProxyType(_sets(root.inner("sets"))),
        groups=tuple(_group(row) for row in root.rows("groups", title="分组")),
        items=parse_items(root, place=Place.BASE),
        bonus=_part(root.inner("bonus"), place=Place.BONUS),
        deduction=_part(root.inner("deduction"), place=Place.DEDUCTION),
        gates=parse_items(root, place=Place.GATE, name="gates"),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    root.finish()
    readable = not any(_may_hide_a_weight(error.path) for error in errors)
    errors.extend(check(scheme=scheme, catalogue=catalogue, lines=lines, readable=readable))
    if errors:
        raise SchemeErrors(errors, scheme)
    return scheme


def _may_hide_a_weight(path: Path) -> bool:
    """Whether what is wrong there may be a weight, or say for whom and when it is, or be a misspelt field of either.

    A rule, an input or a parameter cannot, nor anything of the other parts.
    """
    of_an_item_as_a_whole = bool(path) and isinstance(path[-1], int)
    return not of_an_item_as_a_whole and _BESIDE_WEIGHTS.isdisjoint(path)


def load(text: str) -> dict[str, Any]:
    """The document as TOML has it, numbers exact. Raises SchemeErrors where it is no TOML, or more than any scheme."""
    if wrong := too_much_text(text):
        raise SchemeErrors([wrong])
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise SchemeErrors([SchemeError(0, "", "括号嵌套过深；请按文件格式逐项书写")]) from None
    except (tomllib.TOMLDecodeError, ValueError, ArithmeticError) as error:
        raise SchemeErrors([_syntax_error(str(error), text)]) from None
    if wrong := too_much(document):
        raise SchemeErrors([dataclasses.replace(wrong, line=Lines(text).of(wrong.path))])
    return document


def _syntax_error(message: str, text: str) -> SchemeError:
    found = re.search(r"at line (\d+), column (\d+)", message)
    line = int(found.group(1)) if found else len(text.splitlines())
    if "overwrite" in message or "twice" in message or "redefine" in message:
        return SchemeError(line, "", "同一个键或同一个表写了两次；请删去一个")
    column = f"第 {found.group(2)} 个字符附近" if found else "文件末尾"
    return SchemeError(line, "", f"{column}读不懂；请检查等号、英文引号和括号是否成对，文字须加英文双引号")


def _head(head: Table) -> dict[str, Any]:
    values: dict[str, Any] = {
        "code": head.text("code", required=True, called="办法代码", longest=MOST_OF_A_CODE),
        "title": head.text("title", required=True, called="办法名称", longest=MOST_OF_A_TITLE),
        "year": head.whole("year", default=None, least=2000, most=2100),
        "version_note": head.text("version_note"),
        "demonstration": head.flag("demonstration"),
        "full_marks": head.decimal("full_marks", default=HUNDRED, least=Decimal(1), most=MOST_POINTS),
        "rounding": head.choice("rounding", Rounding, default=Rounding.HALF_UP),
        "places": head.whole("places", default=2, least=0, most=6),
        "ties": head.choice("ties", Ties, default=Ties.SKIP),
        "ties_by": head.choice("ties_by", TiesBy, default=TiesBy.SHOWN),
        "missing": head.choice("missing", Missing, default=Missing.UNRANKED),
        "not_applicable": head.choice("not_applicable", WhenNotApplicable, default=WhenNotApplicable.SHARE_GROUP),
        "lowest_total": head.decimal("lowest_total", default=ZERO, least=-MOST_POINTS, most=MOST_POINTS, none="none"),
        "shown_days": head.whole("shown_days", default=0, least=0, most=MOST_DAYS_SHOWN),
        "shown_again": head.flag("shown_again", default=True),
    }
    head.finish()
    return values


def _units(table: Table) -> dict[str, str]:
    units = {code: table.text(code, required=True, called="名称") for code in table.raw}
    return {code: name for code, name in units.items() if name}


def _sets(table: Table) -> dict[str, tuple[str, ...]]:
    if any(not name.strip() for name in table.raw):
        table.wrong("", '有一组没有写代码；请写明，如 flagship = ["代码"]', "有一个对象组没有代码；请补上")
    return {name: table.names(name) for name in table.raw}


def _group(table: Table) -> Group:
    group = Group(
        code=table.text("code", required=True, called="分组代码", longest=MOST_OF_A_CODE),
        title=table.text("title", required=True, called="分组名称", longest=MOST_OF_A_TITLE),
        units=table.names("units"),
        line=table.line,
        path=table.path,
    )
    table.finish()
    return group


def _part(table: Table, *, place: Place) -> Part:
    part = Part(
        cap=table.decimal("cap", least=ZERO, most=MOST_POINTS, none="none"),
        same_matter=table.choice("same_matter", SameMatter, default=SameMatter.ONCE),
        items=parse_items(table, place=place),
    )
    table.finish()
    return part
