"""docs/schemes.md is run: every table row by row, every file example, and the worked example as a whole."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from evaluation.rules.arithmetic import settle
from evaluation.rules.claims import Claim, once
from evaluation.rules.composite import Share
from evaluation.rules.errors import SchemeErrors
from evaluation.rules.figures import Adjustment, Figure, Figures, Unit
from evaluation.rules.figuresfile.declared import differences
from evaluation.rules.figuresfile.reading import read_figures
from evaluation.rules.outcome import NotApplicable, Scored, Shut, Unscored
from evaluation.rules.peers import Peers
from evaluation.rules.rater import Mark
from evaluation.rules.registry import RULES
from evaluation.rules.result import LineState
from evaluation.rules.rule import InputKind, Parameter, ParameterKind
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.scoring import evaluate

DOC = (Path(__file__).parents[3] / "docs" / "schemes.md").read_text(encoding="utf-8")

Row = dict[str, str]


def tables(text: str) -> Iterator[list[Row]]:
    """Every markdown table, a dict a row."""
    for block in re.findall(r"(?:^\|.*\|\n)+", text, flags=re.M):
        lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.splitlines()]
        yield [dict(zip(lines[0], line, strict=True)) for line in lines[2:]]


def section(rule: str) -> str:
    """The part of the page on one rule."""
    return re.split(r"^##+ ", DOC.split(f"\n### {rule} ")[1], flags=re.M)[0]


def example(kind: str) -> str:
    return DOC.split(f"<!-- example: {kind} -->")[1].split("<!-- example:")[0].split("\n## ")[0].split("\n### ")[0]


def cases() -> list[object]:
    return [
        pytest.param(rule, row, id=f"{rule}-{row['情形']}")
        for rule in RULES
        for table in tables(section(rule))
        if "情形" in table[0]
        for row in table
    ]


def listed(text: str) -> list[str]:
    return text.split("、") if text else []


def number(text: str) -> Decimal | None:
    return None if text in ("无", "none") else Decimal(text)


def claims(text: str) -> tuple[Claim, ...]:
    found = [re.fullmatch(r"(\S+) (\S+)×(\S+)", one) for one in listed(text)]
    return once([Claim(m[1], each=Decimal(m[2]), quantity=Decimal(m[3])) for m in found if m])


def marks(text: str) -> tuple[Mark, ...]:
    return tuple(Mark(rater, Decimal(value)) for rater, value in (one.split("=") for one in listed(text)))


def grades(text: str) -> tuple[dict[str, object], ...]:
    found = [re.fullmatch(r"(\S+) (\S+)×(\S+)", one) for one in listed(text)]
    return tuple({"label": m[1], "points": Decimal(m[2]), "count": Decimal(m[3])} for m in found if m)


def raters(text: str) -> tuple[dict[str, object], ...]:
    parts = [one.split(" ") for one in listed(text)]
    return tuple({"label": label, "code": code, "weight": Decimal(weight)} for label, code, weight in parts)


def rows(text: str) -> tuple[dict[str, object], ...]:
    """`优 from=90 share=1、其余 share=0`: a label and the fields of its row."""
    found = []
    for one in listed(text):
        label, *fields = one.split(" ")
        given = dict(field.split("=") for field in fields)
        found.append({"label": label, **{name: number(value) for name, value in given.items()}})
    return tuple(found)


def peers(text: str) -> Peers:
    return Peers.of(map(number, listed(text)))


def parts(text: str) -> tuple[Share, ...]:
    """`任务 15/20`: an item within, its points (or why none) and its full marks."""
    found = [re.fullmatch(r"(\S+) (\S+)/(\S+)", one) for one in listed(text)]
    lacking = {"无": "缺数", "不适用": "不适用"}
    return tuple(
        Share(m[1], Decimal(m[3]), None if m[2] in lacking else Decimal(m[2]), lacking.get(m[2], ""), m[2] != "不适用")
        for m in found
        if m
    )


READ = {"peers": peers, "peers_before": peers, "claims": claims, "marks": marks, "parts": parts}
ROWS = {"grades": grades, "raters": raters}


def setting(parameter: Parameter, cell: str) -> object:
    if parameter.kind is ParameterKind.TABLE:
        columns = dict.fromkeys(column.name for column in parameter.columns)
        return tuple({**columns, **row} for row in ROWS.get(parameter.name, rows)(cell))
    if parameter.kind is ParameterKind.FLAG:
        return cell == "true"
    return number(cell) if parameter.kind is ParameterKind.DECIMAL else cell


def arguments(rule: str, row: Row) -> dict[str, object]:
    """What the row calls the function with: empty cells are left to the rule's defaults."""
    found: dict[str, object] = {}
    for one in RULES[rule].parameters:
        if not one.is_passed:
            continue
        found[one.name] = one.default
        if cell := row.get(one.name):
            found[one.name] = setting(one, cell)
    for given in RULES[rule].inputs:
        cell = row.get(given.name, "")
        if given.kind is not InputKind.FIGURE:
            found[given.name] = READ[given.name](cell)
        elif cell:
            found[given.name] = number(cell)
    if row.get("weight"):
        found["weight"] = Decimal(row["weight"])
    return found | {"unit": row.get("unit", "")}


@pytest.mark.parametrize(("rule", "row"), cases())
def test_table(rule: str, row: Row) -> None:
    outcome = RULES[rule].function(**arguments(rule, row))
    if row["得分"] == "不评分":
        assert isinstance(outcome, Unscored)
        assert row["说明"] in outcome.reason
    elif row["得分"] == "不适用":
        assert isinstance(outcome, NotApplicable)
        assert row["说明"] in outcome.reason
    elif row["得分"] == "不达标":
        assert isinstance(outcome, Shut)
        assert row["说明"] in "\n".join(outcome.working)
    else:
        assert isinstance(outcome, Scored)
        assert settle(outcome.points) == Decimal(row["得分"])
        assert row["说明"] in "\n".join(outcome.working)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_table_and_names_every_parameter(rule: str) -> None:
    text = section(rule)
    assert any("情形" in table[0] for table in tables(text))
    for parameter in RULES[rule].parameters:
        assert f"`{parameter.name}`" in text
        for choice in parameter.choices:
            assert f'"{choice}"' in text


@pytest.mark.parametrize("text", re.findall(r"```toml\n(.*?)```", DOC, flags=re.S))
def test_every_file_example_can_be_read(text: str) -> None:
    if "[scheme]" not in text:
        text = '[scheme]\ncode = "example"\ntitle = "算例"\nyear = 2024\n' + text
    try:
        parse_scheme(text)
    except SchemeErrors as found:
        # A fragment need not be a whole scheme: its items may be missing or not add up to 100.
        assert not [
            error for error in found.errors if "满分" not in error.message and "没有评价项目" not in error.message
        ]


def test_the_figures_file_goes_with_the_smallest_scheme() -> None:
    smallest = re.findall(r"```toml\n(.*?)```", DOC, flags=re.S)[0]
    smallest = smallest.replace('"contracts-signed"', '"contracts"').replace('"loan-growth"', '"loans"')
    rows = [line.split(",") for line in example("figures file").split("```text\n")[1].split("```")[0].splitlines()]
    scheme = parse_scheme(smallest)
    read = read_figures(rows, scheme=scheme, period="2024Q2")
    result = evaluate(scheme=scheme, figures=read.figures)
    assert [(one.unit, one.place) for one in result.units] == [("ferrous", 2), ("nonferrous", 1)]
    assert differences(result, read.declared) == []


def test_a_published_result_comes_out_as_it_was_published() -> None:
    scheme = parse_scheme(example("published scheme").split("```toml\n")[1].split("```")[0])
    text = example("published figures").split("```text\n")[1].split("```")[0]
    read = read_figures([line.split(",") for line in text.splitlines()], scheme=scheme, period="2024")
    result = evaluate(scheme=scheme, figures=read.figures)
    assert [str(one.shown) for one in result.ranking()] == ["2.95", "2.78"]
    assert len(read.declared) == 2
    assert differences(result, read.declared) == []


def worked_figures() -> Figures:
    [rows] = tables(example("figures"))
    return Figures(period="2024Q1", units={row["unit"]: worked_unit(row) for row in rows})


def worked_unit(row: Row) -> Unit:
    readings: dict[str, dict[str, Decimal]] = {}
    for head, cell in row.items():
        indicator, _, reading = head.partition(".")
        if reading and indicator != "marks" and (value := number(cell)) is not None:
            readings.setdefault(indicator, {})[reading] = value
    return Unit(
        name=row["unit"],
        figures={code: Figure(**values) for code, values in readings.items()},
        marks={head.removeprefix("marks."): marks(cell) for head, cell in row.items() if head.startswith("marks.")},
        adjustments=tuple(adjustment(one) for one in listed(row["adjustments"])),
    )


def adjustment(text: str) -> Adjustment:
    found = re.fullmatch(r"(\S+) ([^×]+)×(\d+)(?:=(.+))?", text)
    assert found, text
    item, matter, quantity, grade = found.groups()
    return Adjustment(item, matter, Decimal(quantity), grade or "", evidence="佐证")


def test_the_worked_example_gives_the_printed_result() -> None:
    scheme = parse_scheme(example("scheme").split("```toml\n")[1].split("```")[0])
    result = evaluate(scheme=scheme, figures=worked_figures())
    [expected] = tables(example("result"))
    shown = []
    for one in result.units:
        row = {"unit": one.unit, "总分": str(one.shown), "名次": str(one.place or "无")}
        for line in one.lines:
            words = {LineState.MISSING: "缺", LineState.NOT_APPLICABLE: "不适用"}
            row[line.item] = words.get(line.state, str(line.shown))
        shown.append({key: row[key] for key in expected[0]})
    assert shown == expected
