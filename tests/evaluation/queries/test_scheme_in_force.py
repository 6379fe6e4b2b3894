from __future__ import annotations

import re

import pytest
from django.conf import settings

from evaluation.queries.scheme_in_force import SchemeRow, matter_items, rated_items, scheme_rows
from evaluation.rules.schemefile.parsing import parse_scheme


@pytest.fixture(scope="module")
def rows() -> dict[str, SchemeRow]:
    path = settings.REGIMES_DIR / "liaocheng-2024" / "schemes" / "quarterly-demonstration.toml"
    return {
        row.code or row.title: row for row in scheme_rows(parse_scheme(path.read_text(encoding="utf-8")), indicators={})
    }


def test_a_rule_is_told_in_one_chinese_sentence(rows: dict[str, SchemeRow]) -> None:
    for row in rows.values():
        assert not re.search("[a-z]{3}", "".join(row.settings) + row.note), row.code


def test_what_is_set_otherwise_than_usual_is_named(rows: dict[str, SchemeRow]) -> None:
    assert rows["investment-done"].settings == ("得分 = 分值 × 完成数 ÷ 时序目标，完成率超过 100% 的按 100% 计",)
    assert rows["bonus-large-project"].settings == (
        "投资过10亿元每项加 1 分、投资过50亿元每项加 3 分，最多加 4 分，须有佐证",
    )


def test_groups_have_no_rule_and_stand_around_their_items(rows: dict[str, SchemeRow]) -> None:
    groups = [row for row in rows.values() if row.code and not row.rule]
    assert groups
    assert {row.depth for row in groups} == {1}
    assert rows["investment-done"].depth == 2


def test_each_part_begins_with_a_heading_of_its_own(rows: dict[str, SchemeRow]) -> None:
    """A reader sees where the items end and where the bonus begins, and how much it can bring."""
    headings = [(row.title, row.points) for row in rows.values() if not row.code]
    assert headings == [("评价项目", "100"), ("加分", "至多5分"), ("扣分", "至多5分")]


def test_a_weight_that_is_another_for_some_is_told_with_the_item() -> None:
    more = 'weight = 100\nweights = { ferrous = 100 }\nperiods = ["Q1", "Q2", "Q3", "Q4"]'
    text = NESTED.replace("weight = 100", more)
    row = next(row for row in scheme_rows(parse_scheme(text), indicators={}) if row.code == "work")
    assert row.settings[:2] == ("黑色金属 100 分", "第一、第二、第三、第四季度评价")


def test_an_item_that_compares_says_with_whom_where_there_are_groups() -> None:
    groups = '[[groups]]\ncode = "all"\ntitle = "全体"\nunits = ["ferrous"]\n\n[[items]]'
    ranked = 'rule = "rank"\ninputs = { value = "loans.actual" }\ndrop = 1\namong = "group"'
    rated = 'rule = "rater"\nraters = [{ code = "office", label = "链长办" }]'
    text = NESTED.replace("[[items]]", groups, 1).replace(rated, ranked, 1)
    (row,) = (row for row in scheme_rows(parse_scheme(text), indicators={}) if row.code == "marked")
    assert "只与同组比较" in row.settings


NESTED = """
[scheme]
code = "nested"
title = "评价办法"
year = 2024

[units]
ferrous = "黑色金属"

[[items]]
code = "work"
title = "重点工作"
weight = 100
rule = "composite"

[[items.items]]
code = "marked"
title = "评议"
weight = 10
rule = "rater"
raters = [{ code = "office", label = "链长办" }]

[bonus]

[[bonus.items]]
code = "beyond"
title = "超目标"
weight = 6
rule = "count"
points_each = 2
indicator = "projects"

[[bonus.items]]
code = "praise"
title = "推广"
points_each = 1

[[gates]]
code = "safety"
title = "安全生产"
"""


def test_an_item_within_another_is_marked_too() -> None:
    assert [one.code for one in rated_items(parse_scheme(NESTED))] == ["marked"]


def test_entries_are_noted_for_what_takes_them_gates_too() -> None:
    found = matter_items(parse_scheme(NESTED))
    assert [(one.code, one.part, one.grades) for one in found] == [("praise", "bonus", ()), ("safety", "gate", ())]


def test_entries_are_noted_for_an_item_with_points_that_takes_them_wherever_it_stands() -> None:
    reports = 'code = "reports"\ntitle = "信息报送"\nweight = 5\nrule = "deduct"\npoints_each = 1\n\n'
    within = NESTED.replace("[bonus]", f"[[items.items]]\n{reports}[bonus]", 1)
    beside = NESTED.replace("weight = 100", "weight = 95").replace("[bonus]", f"[[items]]\n{reports}[bonus]", 1)
    for text in (within, beside):
        found = matter_items(parse_scheme(text))
        assert [(one.code, one.part) for one in found] == [
            ("praise", "bonus"),
            ("reports", "base"),
            ("safety", "gate"),
        ]


def test_what_raters_mark_is_rated_in_whichever_part_it_stands() -> None:
    bonus = (
        '[[bonus.items]]\ncode = "judged-well"\ntitle = "评议加分"\nweight = 5\nrule = "rater"\n'
        'raters = [{ code = "experts", label = "专家组" }]\n'
    )
    rated = rated_items(parse_scheme(NESTED + bonus))
    assert ("judged-well", (("experts", "专家组"),)) in [(one.code, one.raters) for one in rated]
