"""What is printed of an item: names of an office, no codes of a machine."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation.rules.expression import Number
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.schemefile.wording import peers_in_words, reads_in_words, settings_in_words, weights_in_words
from tests.evaluation.rules.builders import BODY, HEAD, scheme


def item(found, code):
    return next(one for one in found.all_items() if one.code == code)


def test_a_rater_is_named_and_its_code_is_told_only_where_asked_for():
    work = item(scheme(), "work")
    assert "链长办" in dict(settings_in_words(work, {}))["评议主体"]
    assert "office" not in dict(settings_in_words(work, {}))["评议主体"]
    assert "office" in dict(settings_in_words(work, {}, codes=True))["评议主体"]


def test_rows_of_a_table_are_named_with_the_rest_in_brackets():
    work = item(scheme(), "work")
    assert dict(settings_in_words(work, {}))["评议主体"] == "链长办（权重 1）"
    assert dict(settings_in_words(work, {}, codes=True))["评议主体"] == "链长办（代码 office，权重 1）"


def test_an_indicator_that_all_is_read_from_is_named_once():
    contracts, work = item(scheme(), "contracts"), item(scheme(), "work")
    assert reads_in_words(contracts, {"contracts": "合同金额"}) == "合同金额（实绩、全年目标、时序目标）"
    other = replace(contracts, inputs={**contracts.inputs, "target": Number(Decimal(8))})
    assert "；全年目标：8；" in reads_in_words(other, {"contracts": "合同金额"})
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
