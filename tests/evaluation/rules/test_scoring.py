from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from evaluation.rules.figures import Adjustment, Figure, Figures, Unit
from evaluation.rules.rater import Mark
from evaluation.rules.result import LinePart, LineState, UnitResult, UnitState
from evaluation.rules.scoring import FiguresError, evaluate
from tests.evaluation.rules.builders import BODY, figure, figures, scheme, unit
from tests.evaluation.rules.strategies import values


def test_lines_totals_and_places() -> None:
    result = evaluate(scheme=scheme(), figures=figures())
    ferrous = result.unit("ferrous")
    assert [(line.item, line.is_group, line.points) for line in ferrous.lines] == [
        ("attraction", True, 50),
        ("contracts", False, 40),
        ("funds", False, 10),
        ("loans", False, 24),
        ("work", False, 9),
        ("bonus", True, 0),
        ("large", False, 0),
        ("praise", False, 0),
        ("deduction", True, 0),
        ("error", False, 0),
    ]
    assert (ferrous.total, str(ferrous.shown), ferrous.place, ferrous.movement) == (83, "83.00", 1, 1)
    assert [(one.unit, one.place, one.movement) for one in result.ranking()] == [
        ("ferrous", 1, 1),
        ("health", 2, -1),
        ("food", 3, 0),
    ]


def test_a_line_explains_itself_and_names_its_inputs() -> None:
    given = figure(
        "12.5", "40.4", "20.2", references=("entry:1",), target_references=("target:1",), notes=("目标已调整",)
    )
    result = evaluate(
        scheme=scheme(), figures=figures(ferrous=unit("黑色金属", contracts=given, funds=figure("1"), loans="8"))
    )
    line = result.unit("ferrous").line("contracts")
    assert line is not None
    assert line.working == (
        "完成 12.5 亿元 ÷ 时序目标 20.2 亿元（全年目标 40.4 亿元 × 时间进度 50%）≈ 61.88%，× 权重 40 分 ≈ 24.7525 分",
        "按四舍五入保留 2 位小数，得 24.75 分",
        "目标已调整",
    )
    assert [(one.label, one.value, one.references) for one in line.inputs] == [
        ("签约项目合同金额实绩", Decimal("12.5"), ("entry:1",)),
        ("签约项目合同金额全年目标", Decimal("40.4"), ("target:1",)),
        ("签约项目合同金额时序目标", Decimal("20.2"), ("target:1",)),
    ]


@pytest.mark.parametrize(
    "missing", [None, figure("20", reported=False), Figure(target=Decimal(40), target_to_date=Decimal(20))]
)
def test_a_missing_figure_is_never_a_silent_zero(missing: Figure | None) -> None:
    given = figures(ferrous=unit("黑色金属", contracts=missing, funds=figure("20"), loans="8"))
    result = evaluate(scheme=scheme(), figures=given)
    ferrous, line = result.unit("ferrous"), result.unit("ferrous").line("contracts")
    assert line is not None
    assert (line.state, line.points, line.shown) == (LineState.MISSING, None, None)
    assert line.working == ("「签约项目合同金额」没有实绩，台账未报送或未审核通过。本项暂不评分，不按 0 分计。",)
    assert (ferrous.state, ferrous.place, ferrous.movement) == (UnitState.INCOMPLETE, None, None)
    assert ferrous.notes == ("以下项目尚不能评分，暂不排名，所列总分为已评部分：合同金额",)
    assert [one.place for one in result.ranking()] == [1, 2, None]


def test_a_missing_figure_is_zero_only_where_the_scheme_says_so_and_then_aloud() -> None:
    given = figures(ferrous=unit("黑色金属", contracts=None, funds=figure("20"), loans="8"))
    ferrous = evaluate(scheme=scheme('missing = "zero"'), figures=given).unit("ferrous")
    line = ferrous.line("contracts")
    assert line is not None
    assert (line.state, line.points, ferrous.state) == (LineState.MISSING, 0, UnitState.COMPLETE)
    assert line.working[-1].endswith("本项按办法计 0 分。")
    assert ferrous.notes == ("以下项目缺数，按办法计 0 分：合同金额",)


def test_a_reported_zero_is_a_zero() -> None:
    given = figures(ferrous=unit("黑色金属", contracts=figure("0"), funds=figure("20"), loans="8"))
    ferrous = evaluate(scheme=scheme(), figures=given).unit("ferrous")
    line = ferrous.line("contracts")
    assert line is not None
    assert (line.state, line.points, ferrous.state) == (LineState.SCORED, 0, UnitState.COMPLETE)


def test_a_unit_that_the_figures_lack_has_everything_missing() -> None:
    units = {code: one for code, one in figures().units.items() if code != "food"}
    food = evaluate(scheme=scheme(), figures=replace(figures(), units=units)).unit("food")
    assert (food.name, food.state, food.place) == ("农副产品加工", UnitState.INCOMPLETE, None)
    assert {line.state for line in food.lines if line.part is LinePart.BASE} == {LineState.MISSING}


def test_what_does_not_apply_is_shared_out_in_the_group() -> None:
    given = figures(
        ferrous=unit("黑色金属", contracts=figure("10"), funds=Figure(applicable=False), loans="8", previous_place=1)
    )
    ferrous = evaluate(scheme=scheme(), figures=given).unit("ferrous")
    contracts, funds = ferrous.line("contracts"), ferrous.line("funds")
    assert contracts is not None
    assert funds is not None
    assert (funds.state, funds.points, funds.weight, funds.full) == (LineState.NOT_APPLICABLE, None, 20, 0)
    assert (contracts.weight, contracts.full, contracts.points) == (40, 60, 30)
    assert contracts.working[0] == "因有不适用的项目，其权重按比例分摊，本项权重由 40 分调整为 60 分"
    assert (ferrous.state, ferrous.notes) == (UnitState.COMPLETE, ())


def test_points_that_a_rule_gives_outright_follow_a_weight_that_is_shared_out() -> None:
    body = BODY.replace('rule = "proportion"', 'rule = "step"\nup = 1\ncap_up = 10\ndown = 1', 1)
    given = figures(ferrous=unit("黑色金属", contracts=figure("19"), funds=Figure(applicable=False), loans="8"))
    line = evaluate(scheme=scheme(body=body), figures=given).unit("ferrous").line("contracts")
    assert line is not None
    assert (line.full, line.points) == (60, Decimal("52.5"))
    assert line.working[-1] == "按调整后的权重折算：35 分 × 60 ÷ 40 = 52.5 分"


def test_what_does_not_apply_is_left_out_where_the_scheme_says_so() -> None:
    given = figures(ferrous=unit("黑色金属", contracts=figure("20"), funds=Figure(applicable=False), loans="8"))
    ferrous = evaluate(scheme=scheme('not_applicable = "zero"'), figures=given).unit("ferrous")
    assert (ferrous.total, ferrous.notes) == (73, ("因有不适用的项目，适用项目的满分为 80 分",))


def test_a_weight_of_zero_does_not_apply_and_its_missing_figure_costs_nobody_a_place() -> None:
    body = BODY.replace("weight = 20", "weight = 20\nweights = { ferrous = 0 }", 1).replace(
        "weight = 40", "weight = 40\nweights = { ferrous = 60 }", 1
    )
    given = figures(ferrous=unit("黑色金属", contracts=figure("20"), funds=None, loans="8"))
    ferrous = evaluate(scheme=scheme(body=body), figures=given).unit("ferrous")
    funds = ferrous.line("funds")
    assert funds is not None
    assert (funds.state, funds.reason) == (LineState.NOT_APPLICABLE, "本项权重为 0，不评价")
    assert (ferrous.state, ferrous.total) == (UnitState.COMPLETE, 93)


def test_what_does_not_concern_a_unit_is_not_on_its_sheet() -> None:
    body = BODY.replace('code = "work"', 'code = "work"\napplies_to = ["health", "food"]').replace(
        "weight = 30", "weight = 30\nweights = { ferrous = 40 }"
    )
    given = figures(ferrous=replace(figures().units["ferrous"], marks={}))
    result = evaluate(scheme=scheme(body=body), figures=given)
    assert result.unit("ferrous").line("work") is None
    assert result.unit("ferrous").state is UnitState.COMPLETE
    assert result.unit("health").line("work") is not None


def test_ties_share_a_place_by_the_printed_total_or_by_the_unrounded() -> None:
    near = unit("大健康", contracts=figure("20"), funds=figure("10.001"), loans="8")
    given = figures(health=near, food=unit("农副产品加工", contracts=figure("1"), funds=figure("1"), loans="8"))
    shown = evaluate(scheme=scheme(), figures=given)
    assert [(one.place, one.tied) for one in shown.units] == [(1, True), (1, True), (3, False)]
    dense = evaluate(scheme=scheme('ties = "dense"'), figures=given)
    assert [one.place for one in dense.units] == [1, 1, 2]
    unrounded = evaluate(scheme=scheme('ties_by = "unrounded"'), figures=given)
    assert [(one.place, one.tied) for one in unrounded.units] == [(2, False), (1, False), (3, False)]


GROUPS = """
[[groups]]
code = "one"
title = "第一组"
units = ["ferrous", "food"]

[[groups]]
code = "two"
title = "第二组"
units = ["health"]
"""


def test_places_are_given_group_by_group() -> None:
    result = evaluate(scheme=scheme(body=GROUPS + BODY), figures=figures())
    assert result.groups == ("第一组", "第二组")
    assert [(one.unit, one.group, one.place, one.tied) for one in result.ranking()] == [
        ("ferrous", "第一组", 1, False),
        ("food", "第一组", 2, False),
        ("health", "第二组", 1, False),
    ]
    assert result.unit("food").notes[0] == "在「第一组」组内排名"


def test_an_item_compares_with_all_or_within_the_group_as_it_says() -> None:
    among = BODY.replace('rule = "efficacy"', 'rule = "efficacy"\namong = "group"')
    all_of, own = (evaluate(scheme=scheme(body=GROUPS + body), figures=figures()) for body in (BODY, among))
    points = [[one.line("loans").points for one in result.units] for result in (all_of, own)]  # type: ignore[union-attr]
    assert points == [[24, 30, 18], [30, 30, 18]]


def test_what_a_scheme_does_not_use_is_not_written() -> None:
    text = evaluate(scheme=scheme(), figures=figures()).to_json()
    assert "group" not in text.replace('"groups":[', "").replace('"is_group"', "")


def test_each_quarter_has_its_own_items() -> None:
    body = BODY.replace('title = "贷款增幅"', 'title = "贷款增幅"\nperiods = ["Q2"]')
    body += '[[items]]\ncode = "start"\ntitle = "开门红"\nweight = 30\nperiods = ["Q1", "Q3", "Q4"]\n'
    body += 'rule = "binary"\nindicator = "contracts"\n'
    given = {period: replace(figures(), period=period) for period in ("2024Q1", "2024Q2")}
    sheets = {period: evaluate(scheme=scheme(body=body), figures=one).unit("ferrous") for period, one in given.items()}
    assert (sheets["2024Q1"].line("loans"), sheets["2024Q2"].line("start")) == (None, None)
    assert [one.total for one in sheets.values()] == [89, 83]


def test_a_period_in_which_nothing_is_judged_is_refused() -> None:
    body = (
        '[[items]]\ncode = "a"\ntitle = "全年"\nweight = 100\nperiods = ["Y"]\nrule = "binary"\nindicator = "contracts"'
    )
    with pytest.raises(FiguresError, match="没有「2024Q2」要评的项目"):
        evaluate(scheme=scheme(body=body), figures=Figures("2024Q2", {"ferrous": Unit("黑色金属")}))


def test_the_total_is_rounded_once_and_a_difference_to_the_printed_lines_is_said() -> None:
    given = figures(ferrous=unit("黑色金属", contracts=figure("10.0025"), funds=figure("10.005"), loans="10"))
    ferrous = evaluate(scheme=scheme(), figures=given).unit("ferrous")
    assert [str(line.shown) for line in ferrous.lines if line.item in ("contracts", "funds")] == ["20.01", "10.01"]
    assert (ferrous.total, str(ferrous.shown)) == (Decimal("69.01"), "69.01")
    assert ferrous.notes == (
        "各项得分分别取舍后相加，与总分相差 0.01 分；总分由未取舍的各项得分相加后一次取舍，以总分为准",
    )


def test_rounding_follows_the_scheme() -> None:
    given = figures(ferrous=unit("黑色金属", contracts=figure("10.0025"), funds=figure("10"), loans="10"))
    half_up = evaluate(scheme=scheme(), figures=given)
    half_even = evaluate(scheme=scheme('rounding = "half_even"'), figures=given)
    assert str(half_up.unit("ferrous").shown) == "69.01"
    assert str(half_even.unit("ferrous").shown) == "69.00"
    assert half_even.arithmetic.startswith(
        "各项得分按未取舍的数计算，最后一次按四舍六入五成双（GB/T 8170）保留 2 位小数"
    )


def test_bonus_and_deduction_are_capped_by_item_and_in_total_and_count_a_matter_once() -> None:
    entries = (
        Adjustment("large", "甲项目", grade="10亿元", evidence="合同", reference="adjustment:1"),
        Adjustment("large", "甲项目", grade="50亿元", evidence="合同", reference="adjustment:2"),
        Adjustment("large", "乙项目", grade="10亿元", reference="adjustment:3"),
        Adjustment("large", "丙项目", grade="30亿元", evidence="合同"),
        Adjustment("praise", "经验", evidence="文件"),
        Adjustment("error", "三月报表", quantity=Decimal(5)),
    )
    given = figures(
        ferrous=unit("黑色金属", contracts=figure("20"), funds=figure("10"), loans="8", adjustments=entries)
    )
    ferrous = evaluate(scheme=scheme(), figures=given).unit("ferrous")
    assert (ferrous.bonus, ferrous.deduction, ferrous.total) == (5, -3, 85)
    sheet = {line.item: line for line in ferrous.lines}
    assert sheet["large"].working == (
        "丙项目（30亿元）：0 分 × 1 = 0 分；办法中没有「30亿元」这一等级，计 0 分",
        "乙项目（10亿元）：2 分 × 1 = 2 分；未附佐证，计 0 分",
        "甲项目（10亿元）：2 分 × 1 = 2 分；同一事项已按最高分值 4 分计，不重复计，计 0 分",
        "甲项目（50亿元）：4 分 × 1 = 4 分",
        "合计加分 = 4 分",
    )
    assert sheet["bonus"].working == ("各项加分合计 6 分，超过加分总上限 5 分，按 5 分计",)
    assert sheet["deduction"].working == ("各项扣分合计 5 分，超过扣分总上限 3 分，按 3 分计",)


def test_the_total_does_not_fall_below_the_lowest() -> None:
    entries = (Adjustment("error", "甲", quantity=Decimal(3)),)
    low = unit("黑色金属", contracts=figure("0"), funds=figure("0"), loans="-99", mark="0", adjustments=entries)
    body = BODY.replace('rule = "efficacy"', 'rule = "efficacy"\nbase = 0')
    ferrous = evaluate(scheme=scheme(body=body), figures=figures(ferrous=low)).unit("ferrous")
    assert (ferrous.total, ferrous.notes) == (0, ("合计 −3 分，低于最低分，按 0 分计",))


def test_figures_that_the_scheme_does_not_know_are_refused() -> None:
    stranger = Unit(name="钢铁")
    with pytest.raises(FiguresError, match="评价对象中没有「钢铁」"):
        evaluate(scheme=scheme(), figures=figures(steel=stranger))
    marked = replace(figures().units["ferrous"], marks={"nonsense": (Mark("a", Decimal(1)),)})
    with pytest.raises(FiguresError, match="没有这个项目"):
        evaluate(scheme=scheme(), figures=figures(ferrous=marked))


def test_what_was_kept_is_verified_to_the_byte() -> None:
    given = figures()
    result = evaluate(scheme=scheme(), figures=given)
    assert evaluate(scheme=scheme(), figures=Figures.from_json(given.to_json())).to_json() == result.to_json()


@given(done=st.lists(values, min_size=9, max_size=9), order=st.permutations(["ferrous", "health", "food"]))
def test_the_order_of_units_does_not_matter_and_no_float_is_anywhere(done: list[Decimal], order: list[str]) -> None:
    units = {
        code: unit(code, contracts=figure(str(a)), funds=figure(str(b)), loans=str(c))
        for code, (a, b, c) in zip(("ferrous", "health", "food"), zip(*[iter(done)] * 3, strict=True), strict=True)
    }
    straight = evaluate(scheme=scheme(), figures=replace(figures(), units=units)).to_json()
    turned = evaluate(scheme=scheme(), figures=replace(figures(), units={code: units[code] for code in order}))
    assert turned.to_json() == straight
    for one in turned.units:
        assert sum((line.points or 0 for line in one.lines if not line.is_group), Decimal(0)) == one.total
        assert {type(line.points) for line in one.lines} == {Decimal}
        assert 0 <= one.total <= 100


GATE = """
[[gates]]
code = "safety"
title = "安全生产一票否决"
EFFECT

[[gates]]
code = "core"
title = "核心指标"
needed = 2
conditions = [
  { label = "合同完成率", value = "contracts.actual / contracts.target_to_date * 100", below = 60 },
  { label = "贷款增幅", value = "loans.actual", below = 7 },
]
"""
ACCIDENT = Adjustment("safety", "较大事故", evidence="通报")


def gated(effect: str = "", **units: Unit) -> dict[str, UnitResult]:
    body = BODY + GATE.replace("EFFECT", effect)
    return {one.unit: one for one in evaluate(scheme=scheme(body=body), figures=figures(**units)).units}


def test_a_shut_gate_keeps_a_unit_out_of_the_ranking_and_the_others_move_up() -> None:
    found = gated(ferrous=replace(figures().units["ferrous"], adjustments=(ACCIDENT,)))
    assert [(one.state, one.place) for one in found.values()] == [
        (UnitState.FAILED, None),
        (UnitState.COMPLETE, 1),
        (UnitState.FAILED, None),
    ]
    assert found["ferrous"].notes == ("「安全生产一票否决」：较大事故，按办法不达标，不参加排名",)
    assert found["food"].notes[0].startswith("「核心指标」：合同完成率 25，低于 60；贷款增幅 6，低于 7")
    assert str(found["ferrous"].shown) == "83.00"


@pytest.mark.parametrize(
    ("effect", "total", "said"),
    [('effect = "zero"', 0, "总分计 0 分"), ('effect = "cap"\nmost = 59', 59, "总分不超过 59 分")],
)
def test_a_shut_gate_holds_the_total_where_the_scheme_says_so(effect: str, total: int, said: str) -> None:
    found = gated(effect, ferrous=replace(figures().units["ferrous"], adjustments=(ACCIDENT,)))["ferrous"]
    assert (found.state, found.total, found.shown, found.place) == (UnitState.COMPLETE, total, total, 2)
    assert found.notes == (f"「安全生产一票否决」：较大事故，按办法{said}",)


def test_a_gate_that_cannot_be_told_leaves_the_unit_without_a_place() -> None:
    found = gated(food=unit("农副产品加工", contracts=None, funds=figure("5"), loans="6"))["food"]
    line = found.line("core")
    assert line is not None
    assert (line.part, line.groups, line.state, line.points) == (LinePart.GATE, ("gates",), LineState.MISSING, None)
    assert found.notes[-1] == "「核心指标」缺数，不能判定，暂不排名"


COMPOSITE = """
[units]
ferrous = "黑色金属"
health = "大健康"
food = "农副产品加工"

[[items]]
code = "work"
title = "重点工作"
weight = 50
rule = "composite"

[[items.items]]
code = "tasks"
title = "任务"
weight = 20
rule = "proportion"
indicator = "contracts"
against = "time_progress"

[[items.items]]
code = "results"
title = "成效"
weight = 80
rule = "composite"
method = "product"

[[items.items.items]]
code = "amount"
title = "数量"
weight = 10
rule = "efficacy"
indicator = "loans"

[[items.items.items]]
code = "marked"
title = "质量"
weight = 10
rule = "rater"
raters = [{ code = "office", label = "链长办" }]

[[items]]
code = "funds"
title = "到位资金"
weight = 50
rule = "proportion"
indicator = "funds"
against = "time_progress"
"""


def composed(**units: Unit) -> UnitResult:
    given = {
        code: replace(one, marks={"marked": one.marks["work"]} if one.marks else {}, adjustments=())
        for code, one in figures(**units).units.items()
    }
    body = scheme(body=COMPOSITE)
    return evaluate(scheme=body, figures=replace(figures(), units=given)).unit("ferrous")


def test_an_item_composed_of_others_counts_once_and_tells_each_step() -> None:
    found = composed()
    line = found.line("work")
    assert line is not None
    assert [one.item for one in found.lines] == ["work", "funds"]
    assert (line.points, found.total) == (Decimal("38.8"), Decimal("63.8"))  # (20 + 80 × 80% × 90%) ÷ 100 × 50
    assert line.working[0].startswith("任务：完成 20 亿元 ÷ 时序目标 20 亿元")
    assert line.working[1].startswith("成效：数量：本单位 8%")
    assert "质量：评议分" in line.working[1]
    assert line.working[-1] == "（任务 20 + 成效 57.6）÷ 满分 100 × 权重 50 分 = 38.8 分"
    assert [one.label for one in line.inputs][:1] == ["签约项目合同金额实绩"]


def test_what_is_lacking_deep_within_is_named() -> None:
    found = composed(ferrous=replace(figures().units["ferrous"], marks={}))
    line = found.line("work")
    assert line is not None
    assert (line.state, found.state) == (LineState.MISSING, UnitState.INCOMPLETE)
    assert line.reason == "成效：质量：链长办尚未打分；请催办打分，不按 0 分处理"
