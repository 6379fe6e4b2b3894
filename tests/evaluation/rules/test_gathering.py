"""What a rule is given besides plain readings: formulas, peers, rows of a table, and what is lacking."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from evaluation.rules.figures import Adjustment, Figure
from evaluation.rules.result import Line, LineState
from evaluation.rules.scoring import evaluate
from tests.evaluation.rules.builders import BODY, figure, figures, scheme, unit

BEFORE = ("last_year", "previous")


def line(item: str, *, body: str, code: str = "ferrous", **units: object) -> Line:
    found = evaluate(scheme=scheme(body=body), figures=figures(**units)).unit(code).line(item)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_a_formula_is_written_out_before_the_rule() -> None:
    body = BODY.replace('indicator = "loans"', 'inputs = { value = "loans.actual - loans.last_year" }')
    given = {
        code: unit(code, contracts=figure("1"), funds=figure("1"), loans=loans)
        for code, loans in (("ferrous", "8"), ("health", "10"), ("food", "6"))
    }
    for one in given.values():
        loans = one.figures["loans"]
        one.figures["loans"] = Figure(value=loans.value, last_year=Decimal(7))  # type: ignore[index]
    found = line("loans", body=body, **given)
    assert found.working[0] == "本单位数 = 贷款余额增幅实绩 8% − 贷款余额增幅上年同期 7% = 1 个百分点"
    assert "同类最低值 −1 个百分点，同类最高值 3 个百分点" in found.working[1]
    assert found.points == 24


def test_each_reading_of_a_figure_is_traced_to_rows_of_its_own() -> None:
    read = "loans.actual + loans.target - loans.last_year - loans.previous"
    body = BODY.replace('indicator = "loans"', f'inputs = {{ value = "{read}" }}')
    loans = Figure(
        value=Decimal(8),
        target=Decimal(9),
        last_year=Decimal(7),
        previous=Decimal(6),
        references=("entry:3:1",),
        target_references=("target:1",),
        last_year_references=("entry:1:1",),
        previous_references=("entry:2:1",),
    )
    before_told_apart = replace(loans, last_year_references=None, previous_references=None)
    for figure_, expected in [
        (loans, {"actual": "entry:3:1", "target": "target:1", "last_year": "entry:1:1", "previous": "entry:2:1"}),
        (before_told_apart, {"actual": "entry:3:1", "target": "target:1"} | dict.fromkeys(BEFORE, "entry:3:1")),
    ]:
        ferrous = unit("黑色金属", contracts=figure("3"), funds=figure("2"), loans="8")
        ferrous.figures["loans"] = figure_  # type: ignore[index]
        inputs = line("loans", body=body, ferrous=ferrous).inputs
        assert {one.reading: one.references for one in inputs if one.indicator == "loans"} == {
            reading: (name,) for reading, name in expected.items()
        }


def test_a_part_of_a_formula_that_is_lacking_is_named() -> None:
    body = BODY.replace('indicator = "loans"', 'inputs = { value = "loans.actual / loans.last_year" }')
    assert line("loans", body=body).reason == "「贷款余额增幅」没有上年同期"


def test_a_division_by_zero_is_named() -> None:
    body = BODY.replace('indicator = "loans"', 'inputs = { value = "loans.actual / (funds.actual - 10)" }')
    assert line("loans", body=body).reason == "本单位数的算式除数为 0"


def test_grades_read_their_own_indicators() -> None:
    rule = """rule = "count"
grades = [
  { label = "省级", points = 2, count = "contracts.actual" },
  { label = "国家级", points = 4, count = "funds.actual" },
]"""
    body = BODY.replace('rule = "efficacy"\nindicator = "loans"', rule)
    found = line("loans", body=body, ferrous=unit("黑色金属", contracts=figure("3"), funds=figure("2"), loans="0"))
    assert found.working == ("省级 3 亿元 × 2 分 + 国家级 2 亿元 × 4 分 = 14 分",)
    lacking = line("loans", body=body, ferrous=unit("黑色金属", contracts=figure("3"), funds=None, loans="0"))
    assert (lacking.state, lacking.points) == (LineState.MISSING, None)


def test_a_peer_that_has_not_reported_is_left_out_and_said() -> None:
    silent = unit("大健康", contracts=figure("1"), funds=figure("1"), loans="0")
    silent.figures["loans"] = Figure()  # type: ignore[index]
    excused = unit("农副产品加工", contracts=figure("1"), funds=figure("1"), loans="0")
    excused.figures["loans"] = Figure(applicable=False)  # type: ignore[index]
    steel = unit("黑色金属", contracts=figure("1"), funds=figure("1"), loans="8")
    found = line("loans", body=BODY, ferrous=steel, health=silent, food=excused)
    assert found.working == (
        "各单位同为 8%，最高值与最低值相等（另有 1 个单位未报，未列入比较），按办法系数取 100%，× 权重 30 分 = 30 分",
    )


def test_a_weight_is_used_up_by_its_own_entries() -> None:
    body = BODY.replace('rule = "efficacy"\nindicator = "loans"', 'rule = "deduct"\npoints_each = 4')
    entries = (Adjustment("loans", "甲", Decimal(2), reference="adjustment:1"), Adjustment("loans", "甲"))
    steel = unit("黑色金属", contracts=figure("1"), funds=figure("1"), loans="8", adjustments=entries)
    found = line("loans", body=body, ferrous=steel)
    assert found.points == 22
    assert [one.references for one in found.inputs] == [(), ("adjustment:1",)]


def test_a_share_of_what_all_units_have_together() -> None:
    body = BODY.replace(
        'rule = "efficacy"\nindicator = "loans"',
        'rule = "step"\ninputs = { done = "loans.actual / peers_sum(loans.actual) * 100", target = 30 }\n'
        'measure = "difference"\nup = 1\ncap_up = "none"\nunit = "%"',
    )
    found = line("loans", body=body)
    assert found.working[0].startswith(
        "完成数 = （贷款余额增幅实绩 8% ÷ 各单位贷款余额增幅实绩的合计 24%）× 100 ≈ 33.3333"
    )
    assert found.points is not None
    assert found.points.quantize(Decimal("0.0001")) == Decimal("33.3333")
    assert [(one.label, one.value) for one in found.inputs][-1] == ("各单位贷款余额增幅实绩的合计 24%", 24)


@pytest.mark.parametrize(
    ("rule", "target", "working"),
    [
        (
            'rule = "step"\nmeasure = "difference"\nup = 1\ncap_up = "none"',
            '"peers_mean(loans.actual)"',
            ("目标 = 各单位贷款余额增幅实绩的平均 8%", "完成 8%，目标 8%，与目标持平，得基本分 30 分"),
        ),
        (
            'rule = "proportion"',
            '"loans.last_year * 2"',
            ("目标 = 贷款余额增幅上年同期 5% × 2 = 10%", "完成 8% ÷ 目标 10% = 80%，× 权重 30 分 = 24 分"),
        ),
        ('rule = "proportion"', "16", ("完成 8% ÷ 目标 16% = 50%，× 权重 30 分 = 15 分",)),
        ('rule = "proportion"', '"loans.target"', ("完成 8% ÷ 全年目标 20% = 40%，× 权重 30 分 = 12 分",)),
        ('rule = "cliff"', '"loans.last_year"', ("完成 8%，目标 5%，达到目标，得权重 30 分",)),
    ],
)
def test_a_target_that_is_not_the_indicators_own_is_not_called_so(
    rule: str, target: str, working: tuple[str, ...]
) -> None:
    inputs = f'{rule}\ninputs = {{ done = "loans.actual", target = {target} }}'
    body = BODY.replace('rule = "efficacy"\nindicator = "loans"', inputs)
    loans = Figure(value=Decimal(8), last_year=Decimal(5), target=Decimal(20))
    units = {code: replace(one, figures={**one.figures, "loans": loans}) for code, one in figures().units.items()}
    assert line("loans", body=body, **units).working == working


def test_the_unit_itself_can_be_asked_for_its_late_months_and_its_place_before() -> None:
    body = BODY.replace(
        'rule = "efficacy"\nindicator = "loans"',
        'rule = "step"\ninputs = { done = "unit.late", target = 0 }\n'
        'measure = "difference"\nbetter = "lower"\ndown = 2\nunit = "个月"',
    )
    late = replace(figures().units["ferrous"], late=("2024-04", "2024-05"))
    found = line("loans", body=body, ferrous=late)
    assert (found.points, found.inputs[0].label) == (26, "迟报月数")
    body = BODY.replace(
        'rule = "efficacy"',
        'rule = "movement"\nprevious = "place"\ninputs = { place_before = "unit.previous_place" }',
    )
    assert line("loans", body=body, code="food").working[0].endswith("本次列第 3 名，上次列第 3 名，名次未变，得 0 分")
    new = replace(figures().units["food"], previous_place=None)
    assert line("loans", body=body, code="food", food=new).reason.startswith("没有上次名次")
