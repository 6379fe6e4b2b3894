"""Every error at once, each by line and field, in words that say what to do."""

import re

import pytest

from dispatch.enums import IndicatorKind
from dispatch.rules.measure import Measure
from evaluation.rules.arithmetic import Rounding
from evaluation.rules.errors import SchemeError, SchemeErrors
from evaluation.rules.figures import Catalogue, IndicatorFact
from evaluation.rules.scheme import Missing, Ties
from evaluation.rules.schemefile.parsing import parse_scheme
from tests.evaluation.rules.builders import BODY, FACTS, HEAD, scheme

KEYS = re.compile(r"\[\[|[a-z]_[a-z]|[a-z]\w* =|= [\[{\"]")
"""What only a file has, and no form."""
IN_BOTH = ("没有这个字段", "读数", "unit.previous_place")
"""A field that no form sends, and what is typed into a form as it is written in a file."""


def errors_of(text: str, catalogue: Catalogue | None = None) -> tuple[SchemeError, ...]:
    with pytest.raises(SchemeErrors) as found:
        parse_scheme(text, catalogue=catalogue)
    return found.value.errors


def said(text: str, catalogue: Catalogue | None = None) -> list[str]:
    return [str(error) for error in errors_of(text, catalogue)]


def keys_in_the_form(text: str) -> list[str]:
    """The errors that name keys of the file where a form shows them."""
    shown = [error.in_the_form for error in errors_of(text)]
    return [one for one in shown if KEYS.search(one) and not any(words in one for words in IN_BOTH)]


def test_a_scheme_as_written() -> None:
    found = scheme('rounding = "half_even"\nplaces = 3\n')
    assert (found.code, found.year, found.full_marks, found.demonstration) == ("tests", 2024, 100, False)
    assert (found.rounding, found.places) == (Rounding.HALF_EVEN, 3)
    assert (found.ties, found.missing) == (Ties.SKIP, Missing.UNRANKED)
    assert [leaf.code for leaf in found.leaves()] == ["contracts", "funds", "loans", "work"]
    assert len(found.sha256) == 64


def test_how_long_scores_are_shown_and_whether_again() -> None:
    assert (scheme().shown_days, scheme().shown_again) == (0, True)
    found = scheme("shown_days = 5\nshown_again = false\n")
    assert (found.shown_days, found.shown_again) == (5, False)


def test_all_errors_are_found_at_once() -> None:
    text = HEAD + BODY.replace('rule = "efficacy"', 'rule = "ratio"').replace(
        'against = "time_progress"', 'against = "month"', 1
    ).replace('code = "work"', 'code = "loans"')
    errors = said(text)
    assert [error.split("：")[0] for error in errors] == [
        "第 23 行，项目「contracts」的 against",
        "第 33 行，项目「loans」",
        "第 37 行，项目「loans」的 rule",
        "第 40 行，项目「loans」",
    ]
    assert '只能写 "year"（全年目标）、"time_progress"（时序目标）' in errors[0]
    assert "没有「ratio」这种计分规则；可用的有 proportion（按完成率得分）" in errors[2]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("year = 2024", 'year = "2024"', "第 5 行，[scheme]的 year：应是 2000 至 2100 的整数"),
        ("year = 2024", "year = 2024\nplace = 2", "第 6 行，[scheme]的 place：没有这个字段；可用的有"),
        ("year = 2024", 'year = 2024\nties = "even"', '第 6 行，[scheme]的 ties：只能写 "skip"、"dense"'),
        ('code = "work"', f'code = "{"w" * 61}"', "的 code：过长（61 字），最多 60 字"),
        ("year = 2024", "year = 2024\nfull_marks = nan", "第 6 行，[scheme]的 full_marks：应是数"),
        ("year = 2024", "year = 2024\nfull_marks = 1e999999", "第 6 行，scheme.full_marks：数的位数过多"),
        (
            "year = 2024",
            "year = 2024\ndemonstration = 1",
            "第 6 行，[scheme]的 demonstration：只能写 true",
        ),
        ("year = 2024", "year = 2024\nshown_days = 31", "第 6 行，[scheme]的 shown_days：应是 0 至 30 的整数"),
        ("year = 2024", "year = 2024\nfull_marks = 10001", "第 6 行，[scheme]的 full_marks：现为 10001，应不小于 1"),
        ("weight = 40", "weight = 10001", "第 20 行，项目「contracts」的 weight：现为 10001，应不小于 0、不大于 10000"),
        ("points_each = 2", "points_each = 10001", "的 points_each：现为 10001，应不小于 0、不大于 10000"),
        ('code = "office", label', f'code = "{"a" * 61}", label', "的 code：过长（61 字），最多 60 字"),
        ("points_each = 2", f'grades = [{{ label = "{"国" * 41}", points = 1 }}]', "label：过长（41 字），最多 40 字"),
        ("weight = 40", "weight = -40", "第 20 行，项目「contracts」的 weight：现为 -40，应不小于 0"),
        ("weight = 40", 'weight = "40"', "第 20 行，项目「contracts」的 weight：应是数，如 10 或 0.5，不加引号"),
        (
            "weight = 30",
            "weight = 31",
            "整个办法：「黑色金属」「大健康」「农副产品加工」各项权重合计 101 分",
        ),
        (
            "weight = 20\n",
            "weight = 21\n",
            "「农副产品加工」组内权重合计 61 分，与本组写明的 60 分不符",
        ),
        ('indicator = "contracts"', "", "没有写完成数；请写 indicator"),
        ('indicator = "contracts"', 'indicator = "合同"', "读不懂"),
        (
            'indicator = "contracts"',
            'inputs = { done = "contracts.total" }',
            "没有「total」这种读数；可用的有 actual",
        ),
        (
            'indicator = "contracts"',
            'indicator = "contracts"\ninputs = { dome = 1 }',
            "可用的有 done、target、target_to_date",
        ),
        ('indicator = "contracts"', 'indicator = "contracts"\ncap = 2.0\nbase = 1', "没有这个字段"),
        ('title = "贷款增幅"', "", "项目「loans」的 title：没有写；请补上"),
        ('title = "贷款增幅"', 'title = " "', "项目「loans」的 title：没有写；请补上"),
        ('rule = "efficacy"', "", "没有写计分规则"),
        ('rule = "efficacy"', 'rule = "bonus"', "加分项请写在 [[bonus.items]] 下"),
        (
            'rule = "efficacy"',
            'rule = "efficacy"\nagainst = "fixed"',
            "请写 inputs.floor（不允许值）",
        ),
        ('label = "链长办"', 'label = "链长办", share = 1', "项目「work」的 raters 第 1 项的 share：没有这个字段"),
        ('[[items]]\ncode = "loans"', '[[items]]\napplies_to = ["steel"]\ncode = "loans"', "没有「steel」这个评价对象"),
        ("weight = 30", 'weight = 30\nweights = { "@big" = 1 }', "没有「@big」这个组；请在 [sets] 里写明"),
        ("points_each = 1", 'points_each = 1\nrule = "count"', '扣分部分只能用 rule = "deduct"'),
        ("points_each = 1", "points_each = 1\nweight = 3", "扣分部分的项目没有权重；最多扣几分请写 cap"),
        ("points_each = 2", "points_each = 2\nweight = 3", "加分项没有权重；最多加几分请写 cap"),
        ("points_each = 2", 'points_each = 2\nrule = "count"\nindicator = "funds"', "请写 weight，即这一项最多加几分"),
        ('code = "loans"', 'code = "loans"\namong = "group"', "没有分组排名，不能只与同组比较"),
        ('code = "loans"', 'code = "loans"\nperiods = ["Q5"]', "只能写 Q1、Q2、Q3、Q4、H1、H2、Y"),
        ('code = "loans"', 'code = "loans"\nperiods = ["Q1"]', "第二、第三、第四季度各项权重合计 70 分，应为满分"),
        (
            "[[items]]",
            '[[groups]]\ncode = "g"\ntitle = "组"\nunits = ["ferrous"]\n\n[[items]]',
            "「大健康」不在任何一组里；每个对象须在且只在一组",
        ),
        ("[[items]]", '[[groups]]\ncode = "g"\ntitle = "组"\n\n[[items]]', "没有写对象；请写 units"),
        (
            "[[items]]",
            "".join(f'[[groups]]\ncode = "{code}"\ntitle = "组"\nunits = ["ferrous"]\n\n' for code in "gh")
            + "[[items]]",
            "分组「h」：名称重复；每个分组用一个不同的名称",
        ),
        ("[[items]]", '[[groups]]\ncode = "g"\ntitle = "组"\nunits = ["@x"]\n\n[[items]]', "没有「@x」这个组"),
        ("[[items]]", '[[gates]]\ncode = "g"\ntitle = "否决"\nweight = 1\n\n[[items]]', "一票否决没有权重"),
        ("[[items]]", '[[gates]]\ncode = "g"\ntitle = "否决"\nrule = "binary"\n\n[[items]]', "也只能用"),
        ("[[items]]", '[[gates]]\ncode = "g"\ntitle = "否决"\nitems = []\n\n[[items]]', "一票否决不分组"),
        ("[[items]]", '[[gates]]\ncode = "g"\ntitle = "否决"\nmost = 59\n\n[[items]]', "其他处理不写 most"),
        (
            "[[items]]",
            '[[gates]]\ncode = "g"\ntitle = "否决"\nconditions = [{ label = "甲", value = 1 }]\n\n[[items]]',
            "情形「甲」须写 below（低于多少）或 above（高于多少）中的一种",
        ),
        ('code = "loans"', 'code = "Loans"', "代码只能用小写英文字母、数字和连字符"),
        ("[units]", "[unit]", "行，unit：没有这个字段；可用的有 bonus、"),
    ],
)
def test_an_error_names_its_place_and_says_what_to_do(old: str, new: str, expected: str) -> None:
    text = HEAD + BODY
    assert old in text
    assert any(expected in error for error in said(text.replace(old, new, 1))), said(text.replace(old, new, 1))
    assert keys_in_the_form(text.replace(old, new, 1)) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ('rule = "step"', "请写 up（每档加几分）或 down（每档减几分）"),
        ('rule = "step"\nup = 1', "写了 up 就要写 cap_up（最多加几分）"),
        ('rule = "step"\ndown = 1\nper = 0', "per 须大于 0"),
        ('rule = "step"\ndown = 1\nup_beyond = 1', "写了 up_beyond 就要写 kink"),
        ('rule = "cliff"\nbetter = "lower"\nline = 0.6', "只比较是否达到目标；请删去 line 和 reached"),
        ('rule = "cliff"\nline = 1.2', "cap 不能小于 line"),
        ('rule = "growth"\nper = 0', "per 须大于 0"),
        ('rule = "band"', "请用 bands 写明各档"),
        (
            'rule = "band"\nbands = [{ label = "优", from = 1, share = 0.5 }, { label = "良", share = 1 }]',
            "得分反而较低",
        ),
        ('rule = "band"\nbands = [{ label = "优", share = 1 }, { label = "良", share = 1 }]', "两档的 from 相同"),
        ('rule = "rank"', "请用 places 写明各名次的分值，或写 drop"),
        ('rule = "rank"\ndrop = 1\nplaces = [{ label = "一", upto = 1, points = 3 }]', "只能写一种"),
        ('rule = "rank"\nplaces = [{ label = "一", upto = 1.5, points = 3 }]', "须是整数，从小到大"),
        ('rule = "rank"\nlowest = 4\nplaces = [{ label = "一", upto = 1, points = 3 }]', "名次得分反而较低"),
        ('rule = "movement"\nprevious = "place"', "请写 inputs.place_before"),
        ('rule = "composite"', "没有写组内项目；请用 [[items.items]] 写明"),
        ('rule = "binary"\nitems = []', '不由组内项目合成；请改写 rule = "composite"'),
        (
            'rule = "composite"\n[[items.items]]\ncode = "g"\ntitle = "组"\n[[items.items.items]]\ncode = "i"',
            "复合项目里的「g」不能只是分组",
        ),
        ('rule = "gate"', "一票否决请写在 [[gates]] 下"),
        ('rule = "period"', "请用 parts 写明各期"),
        ('rule = "period"\nparts = [{ label = "一", score = 1, share = 0 }]', "不能都是 0"),
        ('rule = "coefficient"', "请用 kinds 写明各类"),
        ('rule = "coefficient"\npoints_each = 1', "points_each 与目标只能写一种"),
    ],
)
def test_settings_that_contradict_each_other_are_refused(fields: str, expected: str) -> None:
    item = f'[[items]]\ncode = "one"\ntitle = "一项"\nweight = 100\nindicator = "one"\n{fields}\n'
    assert any(expected in error for error in said(HEAD + item)), said(HEAD + item)
    assert keys_in_the_form(HEAD + item) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "没有 [scheme] 一节"),
        ("[scheme\ncode = 1", "第 1 行：第 8 个字符附近读不懂"),
        ("[scheme]\ncode = 甲", "第 2 行：第 8 个字符附近读不懂；请检查等号、英文引号和括号是否成对"),
        ('[scheme]\ncode = "a"\ncode = "b"', "第 3 行：同一个键或同一个表写了两次"),
        ("[scheme]\n[scheme]", "第 2 行：同一个键或同一个表写了两次"),
        ("items = 3", "应写成一组表，每个以 [[items]] 开头"),
        ("items = [3]", "应写成一个表"),
        ("scheme = 3", "应写成一个表"),
        ("x = " + "[" * 5000, "嵌套过深"),
        ("#" * 200_001, "文件过大"),
    ],
)
def test_a_broken_file(text: str, expected: str) -> None:
    assert any(expected in error for error in said(text)), said(text)


def test_s19_depth_is_limited() -> None:
    nested = "".join(f'[[{".".join(["items"] * depth)}]]\ncode = "g{depth}"\ntitle = "组"\n' for depth in range(1, 7))
    assert any("最多分 5 层" in error for error in said(HEAD + nested))


def test_weights_must_add_up_for_units_that_are_only_named_in_passing() -> None:
    body = BODY.split("[[items]]", 1)[1].replace('code = "loans"', 'code = "loans"\napplies_to = ["health"]')
    errors = said(HEAD + "[[items]]" + body)
    assert errors == ["整个办法：「其他评价对象」各项权重合计 70 分，应为满分 100 分；请调整 weight 或 full_marks"]


def test_where_nobody_is_named_the_weights_are_those_of_all() -> None:
    body = BODY.split("[[items]]", 1)[1].replace("weight = 30", "weight = 20")
    [error] = said(HEAD + "[[items]]" + body)
    assert error.startswith("整个办法：「全部评价对象」各项权重合计 90 分")


def in_quarters(*named: str, weight: int = 30) -> list[str]:
    """What is said of the sums where the third item is there once for each of these lists of quarters."""
    items = BODY.split("[[items]]", 1)[1]
    loans = items[items.index('code = "loans"') - len("[[items]]\n") : items.index('[[items]]\ncode = "work"')]
    each = "".join(
        loans.replace('"loans"\ntitle', f'"loans-{at}"\ntitle').replace(
            "weight = 30", f"weight = {weight + at}\nperiods = [{periods}]"
        )
        for at, periods in enumerate(named)
    )
    return [one.partition("，应为")[0] for one in said(HEAD + "[[items]]" + items.replace(loans, each))]


def test_a_sum_that_is_wrong_in_every_period_by_the_same_is_told_once_and_names_none() -> None:
    assert in_quarters('"Q1", "Q2", "Q3", "Q4"', weight=20) == ["整个办法：「全部评价对象」各项权重合计 90 分"]


def test_sums_that_differ_are_told_in_the_order_of_their_periods() -> None:
    assert in_quarters('"Q1"', '"Q2"', '"Q3"', '"Q4"', weight=40) == [
        f"整个办法：「全部评价对象」{period}各项权重合计 {total} 分"
        for period, total in [("第一季度", 110), ("第二季度", 111), ("第三季度", 112), ("第四季度", 113)]
    ]
    assert in_quarters('"Q1", "Q3"', '"Q2", "Q4"') == ["整个办法：「全部评价对象」第二、第四季度各项权重合计 101 分"]


OVER = "各项权重合计 105 分，应为满分 100 分"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('rule = "efficacy"', 'rule = "ratio"'),
        ('rule = "efficacy"', ""),
        ('indicator = "contracts"', 'indicator = "合同"'),
        ('against = "time_progress"', 'against = "month"'),
        ("points_each = 2", 'points_each = "两分"'),
        ("year = 2024", 'year = "2024"'),
        ('label = "链长办"', 'label = "链长办", share = 1'),
        ('rule = "efficacy"', 'rule = "efficacy"\nagainst = "fixed"'),
        (
            'rule = "efficacy"',
            'rule = "compsite"\n[[items.items]]\ncode = "part"\ntitle = "分项"\nweight = 1\nrule = "x"',
        ),
    ],
)
def test_weights_that_do_not_add_up_are_told_beside_what_has_no_weight(old: str, new: str) -> None:
    right = HEAD + BODY
    errors = said(right.replace(old, new))
    assert len(errors) >= 1
    assert not any("权重合计" in error or "没有写权重" in error for error in errors), "the weight is there all the same"
    more = said(right.replace(old, new).replace("weight = 30", "weight = 35"))
    assert [error for error in more if error not in errors] == [error for error in more if OVER in error]
    assert len(more) > len(errors)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("weight = 30", 'weight = "30"'),
        ("weight = 30", "wieght = 30"),
        ("weight = 30", "weight = 30\napplies_to = 3"),
        ("weight = 30", 'weight = 30\nperiods = ["Q5"]'),
        ("year = 2024", 'year = 2024\nfull_marks = "百"'),
    ],
)
def test_weights_are_not_added_up_where_one_cannot_be_read(old: str, new: str) -> None:
    errors = said((HEAD + BODY).replace(old, new))
    assert not any("权重合计" in error for error in errors)


def test_a_bonus_item_of_a_misspelt_rule_is_not_asked_for_more_than_its_rule() -> None:
    [error] = said(HEAD + BODY.replace("points_each = 2", 'points_each = 2\nrule = "cuont"'))
    assert "没有「cuont」这种计分规则" in error


class TestWithACatalogue:
    units = {"ferrous": "黑色金属", "health": "大健康", "food": "农副产品加工"}

    def test_what_exists_is_accepted(self) -> None:
        parse_scheme(HEAD + BODY, catalogue=Catalogue(indicators=FACTS, units=self.units))

    def test_an_unknown_indicator(self) -> None:
        facts = {code: fact for code, fact in FACTS.items() if code != "funds"}
        errors = said(HEAD + BODY, Catalogue(indicators=facts, units=self.units))
        assert errors == ["第 25 行，项目「funds」：没有指标「funds」；请核对代码；新的指标由系统管理员在配置中登记"]

    def test_an_unknown_unit(self) -> None:
        errors = said(HEAD + BODY, Catalogue(indicators=FACTS, units={"ferrous": "黑色金属", "food": "农副产品加工"}))
        assert errors == ["第 9 行，[units]的 health：产业链目录里没有「health」；请核对代码"]

    def test_no_growth_is_worked_out_of_a_growth_rate(self) -> None:
        rate = Measure(kind=IndicatorKind.GROWTH_RATE, unit="%")
        known = Catalogue(
            indicators={**FACTS, "loans": IndicatorFact("贷款余额增幅", "%", measure=rate)}, units=self.units
        )
        grown = HEAD + BODY.replace('rule = "efficacy"\nindicator = "loans"', 'rule = "growth"\nindicator = "loans"')
        [error] = said(grown, known)
        assert "「贷款余额增幅」填报的就是增幅，不能再由上年同期数算出增幅" in error
        assert error.endswith('请写 given = "rate"')
        parse_scheme(grown.replace('rule = "growth"', 'rule = "growth"\ngiven = "rate"'), catalogue=known)
        parse_scheme(grown, catalogue=Catalogue(indicators=FACTS, units=self.units))

    def test_an_indicator_of_one_chain_judges_no_other(self) -> None:
        facts = {**FACTS, "loans": IndicatorFact("贷款", "%", only_for=("ferrous",))}
        errors = said(HEAD + BODY, Catalogue(indicators=facts, units=self.units))
        assert [error.split("；")[0] for error in errors] == [
            "第 33 行，项目「loans」：指标「loans」不适用于「大健康」「农副产品加工」"
        ]
