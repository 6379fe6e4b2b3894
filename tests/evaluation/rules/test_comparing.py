"""Two schemes side by side: nothing that changed is left out, nothing else is told."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from evaluation.rules.arithmetic import Rounding
from evaluation.rules.comparing import Change, Kind, compare
from evaluation.rules.scheme import Group, Missing, Scheme, Ties, TiesBy, WhenNotApplicable
from evaluation.rules.schemefile.parsing import parse_scheme
from tests.evaluation.rules.builders import BODY, FACTS, HEAD
from tests.evaluation.rules.test_whole_family import family

NAMES = {code: fact.name for code, fact in FACTS.items()}
OLD = parse_scheme(HEAD + BODY)


def changed(before: str, after: str, head: str = ""):
    assert before in BODY
    return compare(OLD, parse_scheme(HEAD + head + BODY.replace(before, after)), names=NAMES)


def test_the_same_scheme_written_otherwise_does_not_differ():
    assert not compare(OLD, parse_scheme(HEAD + "# 抄录\n" + BODY), names=NAMES)
    assert not compare(parse_scheme(family()), parse_scheme(family()), names={})


def test_weights_and_settings_are_told_before_and_after():
    new = BODY.replace("weight = 40", "weight = 35", 1).replace("weight = 20", "weight = 25", 1)
    new = new.replace('indicator = "funds"\nagainst = "time_progress"', 'indicator = "funds"\ncap = 1.2')
    told = compare(OLD, parse_scheme(HEAD + new), names=NAMES)
    assert told.whole == ()
    assert [(one.code, one.kind) for one in told.items] == [("contracts", Kind.CHANGED), ("funds", Kind.CHANGED)]
    contracts, funds = told.items
    assert contracts.changes == (Change("分值", "40 分", "35 分"),)
    assert funds.changes == (
        Change("分值", "20 分", "25 分"),
        Change("对照", "时序目标", "全年目标"),
        Change("完成率上限", "100%", "120%"),
        Change("时序目标", "招商引资到位资金时序目标", ""),
    )


def test_another_input_is_told_by_the_name_of_the_indicator():
    told = changed('indicator = "loans"', 'inputs = { value = "loans.actual - loans.last_year" }')
    (loans,) = told.items
    assert Change("本单位数", "贷款余额增幅实绩", "贷款余额增幅实绩 − 贷款余额增幅上年同期") in loans.changes


def test_items_added_and_taken_out_are_told_in_short():
    told = changed('code = "praise"', 'code = "honour"')
    added, removed = told.items
    assert (added.code, added.kind) == ("honour", Kind.ADDED)
    assert (removed.code, removed.kind) == ("praise", Kind.REMOVED)
    assert {change.after for change in removed.changes} == {""}
    assert added.changes == (
        Change("名称", "", "省级推广"),
        Change("计分规则", "", "加分"),
        Change("分值", "", "每项2分"),
    )


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ('missing = "zero"\n', "缺数"),
        ("places = 1\n", "取舍"),
        ('ties = "dense"\n', "并列"),
        ('lowest_total = "none"\n', "最低总分"),
        ('version_note = "第二稿"\n', "版本说明"),
        ("shown_days = 5\n", "公示"),
    ],
)
def test_what_holds_for_the_whole_is_told_apart(head, label):
    told = changed("[bonus]", "[bonus]", head)
    assert [change.label for change in told.whole] == [label]
    assert told.items == ()


OTHERWISE = {
    "code": "other",
    "title": "另一办法",
    "year": 2025,
    "version_note": "第二稿",
    "demonstration": True,
    "full_marks": Decimal(120),
    "rounding": Rounding.HALF_EVEN,
    "places": 3,
    "ties": Ties.DENSE,
    "ties_by": TiesBy.UNROUNDED,
    "missing": Missing.ZERO,
    "not_applicable": WhenNotApplicable.ZERO,
    "lowest_total": None,
    "shown_days": 3,
    "shown_again": False,
    "bonus": dataclasses.replace(OLD.bonus, cap=Decimal(9)),
    "deduction": dataclasses.replace(OLD.deduction, cap=Decimal(9)),
    "units": {"ferrous": "黑色金属"},
    "sets": {"some": ("ferrous",)},
    "groups": (Group("g", "甲组", ("ferrous",)),),
}
TOLD_OTHERWISE = {"items", "gates", "text", "sha256"}
"""Items are told one by one; of the text itself all is told that it says."""


@pytest.mark.parametrize("field", sorted({one.name for one in dataclasses.fields(Scheme)} - TOLD_OTHERWISE))
def test_no_field_of_a_scheme_is_forgotten(field):
    old = dataclasses.replace(OLD, shown_days=5)
    told = compare(old, dataclasses.replace(old, **{field: OTHERWISE[field]}), names=NAMES)
    assert len(told.whole) == 1


def test_how_long_scores_are_shown_is_told_in_words():
    told = changed("[bonus]", "[bonus]", "shown_days = 5\nshown_again = false\n")
    assert told.whole == (Change("公示", "不公示", "5个工作日，更正后不再公示"),)


def test_with_whom_units_are_compared_is_told_before_and_after():
    groups = '[[groups]]\ncode = "all"\ntitle = "全体"\nunits = ["ferrous", "health", "food"]\n'
    among = BODY.replace('rule = "efficacy"', 'rule = "efficacy"\namong = "group"')
    told = compare(parse_scheme(HEAD + groups + BODY), parse_scheme(HEAD + groups + among), names=NAMES)
    assert told.items[0].changes == (Change("比较范围", "与全部对象比较", "只与同组比较"),)


def test_a_setting_without_effect_is_no_difference():
    step = BODY.replace('rule = "efficacy"', 'rule = "step"\nup = 1\ncap_up = 2')
    fine = step.replace("cap_up = 2", "cap_up = 2\nkink = 5\nup_beyond = 2")
    told = compare(parse_scheme(HEAD + step), parse_scheme(HEAD + fine), names=NAMES)
    (loans,) = told.items
    assert [(one.label, one.before) for one in loans.changes] == [
        ("超过多少以后另按一种分值", ""),
        ("此后每档加几分", ""),
    ]


def test_the_points_of_a_part_are_told_as_of_the_part():
    composite = """rule = "composite"
[[items.items]]
code = "part"
title = "任务"
weight = 20
rule = "binary"
indicator = "loans"
"""
    old = BODY.replace('rule = "efficacy"\nindicator = "loans"\n', composite)
    told = compare(
        parse_scheme(HEAD + old),
        parse_scheme(HEAD + old.replace('"任务"\nweight = 20', '"任务"\nweight = 25')),
        names=NAMES,
    )
    assert told.items[0].changes == (Change("分值", "组内20 分", "组内25 分"),)


def test_a_new_item_is_told_by_its_name_rule_points_and_indicator():
    (_, added) = sorted(changed('code = "loans"', 'code = "credit"').items, key=lambda one: one.kind, reverse=True)
    assert added.changes == (
        Change("名称", "", "贷款增幅"),
        Change("计分规则", "", "功效系数法"),
        Change("分值", "", "30 分"),
        Change("取数", "", "本单位数：贷款余额增幅实绩"),
    )
