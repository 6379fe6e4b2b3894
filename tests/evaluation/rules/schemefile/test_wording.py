"""What is printed of an item: names of an office, no codes of a machine."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation.rules.expression import Number
from evaluation.rules.figures import IndicatorFact
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.schemefile.wording import (
    method_in_words,
    peers_in_words,
    reads_in_words,
    settings_in_words,
    weights_in_words,
)
from tests.evaluation.rules.builders import BODY, HEAD, scheme


def item(found, code):
    return next(one for one in found.all_items() if one.code == code)


def test_a_rater_is_named_and_its_code_is_told_only_where_asked_for():
    work = item(scheme(), "work")
    assert "链长办" in dict(settings_in_words(work, {}))["评议主体"]
    assert "office" not in dict(settings_in_words(work, {}))["评议主体"]
    assert "office" in dict(settings_in_words(work, {}, codes=True))["评议主体"]


def test_rows_of_a_table_are_named_with_the_rest_in_brackets():
    two = '[{ code = "office", label = "链长办", weight = 70 }, { code = "groups", label = "保障组", weight = 30 }]'
    found = scheme(body=BODY.replace('[{ code = "office", label = "链长办" }]', two))
    work = item(found, "work")
    assert dict(settings_in_words(work, {}))["评议主体"] == "链长办（权重 70）、保障组（权重 30）"
    told = dict(settings_in_words(work, {}, codes=True))["评议主体"]
    assert told == "链长办（代码 office，权重 70）、保障组（代码 groups，权重 30）"


def test_an_indicator_that_all_is_read_from_is_named_once():
    contracts, work = item(scheme(), "contracts"), item(scheme(), "work")
    assert reads_in_words(contracts, {"contracts": "合同金额"}) == "合同金额（实绩、全年目标、时序目标）"
    other = replace(contracts, inputs={**contracts.inputs, "target": Number(Decimal(8))})
    assert "；目标：8；" in reads_in_words(other, {"contracts": "合同金额"})
    assert reads_in_words(work, {}) == ""


def test_what_is_set_as_usual_need_not_be_told():
    contracts = item(scheme(), "contracts")
    assert "上限" in "".join(dict(settings_in_words(contracts, {})))
    assert dict(settings_in_words(contracts, {}, usual=False)) == {"对照": "时序目标"}
    assert dict(settings_in_words(item(scheme(), "work"), {}, usual=False))["评议主体"] == "链长办"


def test_a_set_is_told_by_who_belongs_to_it():
    found = replace(scheme(), sets={"big": ("ferrous", "health")})
    work = replace(item(found, "work"), weights={"@big": Decimal(12), "ferrous": Decimal(9)})
    assert weights_in_words(found, work) == "黑色金属、大健康各 12 分；黑色金属 9 分"


def test_a_figure_that_a_row_is_held_against_is_named_in_the_sentence():
    rows = (
        '[{ label = "贷款", value = "loans.actual", below = "loans.target" }, { label = "欠息", value = 1, above = 3 }]'
    )
    gate = f'[[gates]]\ncode = "shut"\ntitle = "否决"\nconditions = {rows}\n'
    found = item(parse_scheme(HEAD + BODY + gate), "shut")
    assert method_in_words(found, {"loans": IndicatorFact("贷款")}).endswith(
        "：贷款低于贷款全年目标；欠息高于3；出现有佐证的否决事项"
    )


STEP = 'rule = "step"\nindicator = "loans"\nmeasure = "difference"\ndown = 1\n'


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", ("完成全年目标的得满分", "每欠 1 亿元减 1 分")),
        ('against = "time_progress"', ("完成时序目标的得满分",)),
        ("inputs = { target = 8 }", ("完成目标（8）的得满分",)),
        (
            'inputs = { target = "funds.actual" }\nunit = "万元"',
            ("完成目标（funds实绩）的得满分", "每欠 1 万元减 1 分"),
        ),
    ],
)
def test_the_sentence_names_the_target_and_the_unit_that_the_item_has(more, said):
    _, found = loans(STEP + more)
    sentence = method_in_words(found, {"loans": IndicatorFact("贷款", "亿元")})
    assert [words for words in said if words not in sentence] == [], sentence


def test_that_what_cannot_be_scored_waits_is_not_told_beside_the_sentence():
    _, found = loans('rule = "proportion"\nindicator = "loans"\nno_target = "not_applicable"')
    assert dict(settings_in_words(found, {}, method=True)) == {"没有目标时": "本项不适用"}


def test_a_group_is_not_scored_and_has_no_sentence():
    assert method_in_words(item(scheme(), "attraction"), {}) == ""


def test_shares_are_told_in_percent_and_hints_on_typing_are_left_to_the_form():
    contracts = dict(settings_in_words(item(scheme(), "contracts"), {}))
    assert contracts["完成率上限"] == "100%"
    loans = dict(settings_in_words(item(scheme(), "loans"), {}))
    assert (loans["基本系数"], loans["系数上限"]) == ("60%", "100%")


GROUPS = """
[[groups]]
code = "one"
title = "甲组"
units = ["ferrous", "health"]

[[groups]]
code = "two"
title = "乙组"
units = ["food"]

"""
BY_THE_RULE = 'rule = "efficacy"\nindicator = "loans"'
COMPARING = [
    BY_THE_RULE,
    'rule = "rank"\nindicator = "loans"\ndrop = 1',
    'rule = "movement"\nindicator = "loans"',
    'rule = "binary"\ninputs = { value = "loans.actual / peers_mean(loans.actual)" }',
    'rule = "count"\ngrades = [{ label = "好", points = 1, count = "peers_max(loans.actual)" }]',
]


def loans(rule: str, *, groups: str = GROUPS):
    found = parse_scheme(HEAD + groups + BODY.replace(BY_THE_RULE, rule))
    return found, item(found, "loans")


@pytest.mark.parametrize("rule", COMPARING)
def test_who_is_compared_with_whom_is_told_where_there_are_groups(rule):
    assert peers_in_words(*loans(rule + '\namong = "group"')) == "只与同组比较"
    assert peers_in_words(*loans(rule)) == "与全部对象比较"
    assert peers_in_words(*loans(rule, groups="")) == ""


@pytest.mark.parametrize(
    "rule",
    [
        'rule = "binary"\nindicator = "loans"',
        'rule = "efficacy"\nagainst = "fixed"\nindicator = "loans"\ninputs = { floor = 1, goal = 2 }',
    ],
)
def test_what_compares_nobody_says_nothing_of_peers(rule):
    assert peers_in_words(*loans(rule + '\namong = "group"')) == ""


PLACED = """rule = "movement"
indicator = "loans"
previous = "place"
inputs = { place_before = "unit.previous_place" }"""
WITHOUT_EFFECT = [
    ('rule = "step"\nindicator = "loans"\nup = 1\ncap_up = 3', {"此后每档加几分"}),
    ('rule = "step"\nindicator = "loans"\ndown = 1', {"最多加几分", "此后每档加几分"}),
    ('rule = "step"\nindicator = "loans"\ndown = 1\nmeasure = "difference"', {"目标为 0 时"}),
    ('rule = "step"\nindicator = "loans"\nup = 1\ncap_up = 3\ncap_down = 2', {"最多减几分"}),
    ('rule = "growth"\nindicator = "loans"\ngiven = "rate"', {"上年同期没有数、为 0 或为负时"}),
    ('rule = "growth"\nindicator = "loans"\nup = 0', {"加分上限占权重的比例"}),
    ('rule = "cliff"\nindicator = "loans"', {"完成率上限", "目标为 0 时"}),
    ('rule = "cliff"\nindicator = "loans"\nline = 0.8', {"完成率上限"}),
    (
        'rule = "coefficient"\npoints_each = 1\nkinds = [{ label = "省内", coefficient = 1, count = "loans.actual" }]',
        {"对照", "没有目标时", "目标为 0 时"},
    ),
    (
        'rule = "efficacy"\nagainst = "fixed"\nindicator = "loans"\ninputs = { floor = 1, goal = 2 }',
        {"最高值与最低值相等时"},
    ),
    ('rule = "rater"\nmethod = "average"', {"有评议主体未打分时"}),
    ('rule = "deduct"\npoints_each = 1\ngrades = [{ label = "省级", points = 2 }]', {"每项扣分"}),
]


@pytest.mark.parametrize(("rule", "unsaid"), WITHOUT_EFFECT)
def test_a_setting_without_effect_beside_the_others_is_not_told(rule, unsaid):
    _, found = loans(rule)
    labels = {one.name_on_paper for one in found.scored_by.parameters}
    assert unsaid <= labels
    assert unsaid.isdisjoint(dict(settings_in_words(found, {})))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('rule = "step"\nindicator = "loans"\nup = 1\ncap_up = 3\nkink = 5\nup_beyond = 2', "此后每档加几分"),
        ('rule = "cliff"\nindicator = "loans"\nline = 0.8', "目标为 0 时"),
        ('rule = "growth"\nindicator = "loans"', "上年同期没有数、为 0 或为负时"),
        ('rule = "deduct"\npoints_each = 1', "有权重的扣分项最低得分"),
    ],
)
def test_the_same_setting_is_told_where_it_has_one(rule, said):
    _, found = loans(rule)
    assert said in dict(settings_in_words(found, {}))


def test_an_item_without_a_weight_has_no_lowest_points_and_a_gate_without_conditions_no_lacking_figure():
    gate = '\n[[gates]]\ncode = "safety"\ntitle = "安全"\n'
    found = scheme(body=BODY + gate)
    assert "有权重的扣分项最低得分" not in dict(settings_in_words(item(found, "error"), {}))
    assert "缺数不能判定时" not in dict(settings_in_words(item(found, "safety"), {}))


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("weighted", "一季度（得分 甲，比例 1）、二季度（得分 乙，比例 2）"),
        ("best", "一季度（得分 甲）、二季度（得分 乙）"),
    ],
)
def test_a_column_without_effect_is_not_told(method, said):
    rows = '[{ label = "一季度", score = "loans.actual" }, { label = "二季度", score = "funds.actual", share = 2 }]'
    _, found = loans(f'rule = "period"\nmethod = "{method}"\nparts = {rows}')
    assert dict(settings_in_words(found, {"loans": "甲", "funds": "乙"}))["各期"] == said.replace(
        "甲", "甲实绩"
    ).replace("乙", "乙实绩")


@pytest.mark.parametrize(
    ("rule", "read"),
    [
        ('rule = "growth"\nindicator = "loans"\ngiven = "rate"', "本期数：贷款实绩"),
        ('rule = "growth"\nindicator = "loans"', "贷款（实绩、上年同期）"),
        (PLACED, "本单位数：贷款实绩；上次名次：上次名次"),
        ('rule = "proportion"\nindicator = "loans"', "贷款（实绩、全年目标）"),
        (
            (
                'rule = "coefficient"\nindicator = "loans"\n'
                'kinds = [{ label = "新增", coefficient = 2, count = "loans.actual" }]'
            ),
            "全年目标：贷款全年目标；新增：贷款实绩",
        ),
        ('rule = "proportion"\nindicator = "loans"\nagainst = "time_progress"', "贷款（实绩、全年目标、时序目标）"),
    ],
)
def test_only_what_is_read_is_told_as_read(rule, read):
    _, found = loans(rule)
    assert reads_in_words(found, {"loans": "贷款"}) == read
