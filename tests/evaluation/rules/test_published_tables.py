"""The three published tables that are shipped as schemes: worked out by hand here, line by line."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from evaluation.rules.figuresfile.declared import differences
from evaluation.rules.figuresfile.reading import read_figures
from evaluation.rules.result import LineState, Result
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.scoring import evaluate

SCHEMES = Path(__file__).parents[3] / "config" / "schemes"
NAMES = sorted(path.stem for path in SCHEMES.glob("*.toml"))


def result(name: str) -> Result:
    scheme = parse_scheme((SCHEMES / f"{name}.toml").read_text(encoding="utf-8"))
    with (SCHEMES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        read = read_figures(list(csv.reader(file)), scheme=scheme, period="2024")
    found = evaluate(scheme=scheme, figures=read.figures)
    assert differences(found, read.declared) == []
    return found


def shown(found: Result, unit: str) -> dict[str, str]:
    words = {LineState.MISSING: "缺", LineState.NOT_APPLICABLE: "不适用"}
    return {
        line.item: words.get(line.state, str(line.shown))
        for line in found.unit(unit).lines
        if not line.is_group or line.item == "bonus"
    }


def test_there_are_three_each_with_figures_for_show() -> None:
    assert NAMES == ["county-task-forces", "flagship-industries", "key-projects"]


@pytest.mark.parametrize("name", NAMES)
def test_each_is_marked_as_for_show_and_every_unit_has_a_place(name: str) -> None:
    found = result(name)
    assert found.demonstration
    assert "示范" in found.title
    assert sorted(one.place or 0 for one in found.units) == list(range(1, len(found.units) + 1))


def test_a_countys_task_forces() -> None:
    assert shown(result("county-task-forces"), "food") == {
        "new-projects": "30.00",  # 7 of 6: full at target
        "funds": "16.00",  # 4.4 ÷ 5.5 × 20
        "fit": "14.29",  # 5 ÷ 7 × 20
        "carriers": "12.10",  # (12 + 14) ÷ 2 × 70% + 10 × 30%
        "teams": "12.50",  # (12 + 13) ÷ 2
        "bonus": "13.00",
        "visits": "3.00",  # 8 × 0.5, at most 3
        "events": "0.00",
        "beyond": "2.00",  # one beyond the target
        "large": "8.00",  # one project at two grades: the higher
    }
    assert shown(result("county-task-forces"), "machinery")["fit"] == "不适用"
    assert shown(result("county-task-forces"), "materials")["large"] == "0.00"  # no proof


def test_a_citys_flagship_industries() -> None:
    assert shown(result("flagship-industries"), "equipment") == {
        "policy": "5.00",
        "funds-spent": "7.54",  # (500 − 300) ÷ (820 − 300) × 40% + 60%
        "tax-share": "8.67",  # (9 − 3) ÷ (12 − 3) × 40% + 60%
        "work-funds": "8.50",  # 3 short of 20, 0.5 each
        "revenue": "8.96",  # (520 − 180) ÷ (640 − 180) × 40% + 60%
        "revenue-growth": "9.11",  # 4% between −5.26% and 6.67%
        "new-enterprises": "10.00",  # 12, at most 10
        "started": "6.00",
        "in-production": "4.00",
        "platforms": "2.00",
        "leading": "3.00",  # the lowest: 60%
    }
    assert shown(result("flagship-industries"), "new-materials")["platforms"] == "8.00"  # 2 × 2 + 1 × 4
    assert shown(result("flagship-industries"), "medicine")["policy"] == "0.00"


def test_a_citys_key_projects() -> None:
    found = result("key-projects")
    assert shown(found, "east") == {"progress": "35.00", "growth": "46.00", "land": "11.00"}
    assert shown(found, "high-tech") == {"progress": "40.00", "growth": "30.00", "land": "9.00"}
    assert shown(found, "west") == {
        "progress": "5.00",  # 25 points under
        "growth": "13.75",  # −6.25%: 16.25 points under
        "land": "8.40",
    }
    assert found.full_marks == Decimal(70)
