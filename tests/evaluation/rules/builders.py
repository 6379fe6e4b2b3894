"""Small schemes and figures for the tests: two groups, three units, texts as an office would write them."""

from decimal import Decimal

from evaluation.rules.figures import Adjustment, Figure, Figures, IndicatorFact, Unit
from evaluation.rules.rater import Mark
from evaluation.rules.scheme import Scheme
from evaluation.rules.schemefile.parsing import parse_scheme

HEAD = """
[scheme]
code = "tests"
title = "测试办法"
year = 2024
"""

BODY = """
[units]
ferrous = "黑色金属"
health = "大健康"
food = "农副产品加工"

[[items]]
code = "attraction"
title = "招商引资"
weight = 60

[[items.items]]
code = "contracts"
title = "合同金额"
weight = 40
rule = "proportion"
indicator = "contracts"
against = "time_progress"

[[items.items]]
code = "funds"
title = "到位资金"
weight = 20
rule = "proportion"
indicator = "funds"
against = "time_progress"

[[items]]
code = "loans"
title = "贷款增幅"
weight = 30
rule = "efficacy"
indicator = "loans"

[[items]]
code = "work"
title = "工作评议"
weight = 10
rule = "rater"
raters = [{ code = "office", label = "链长办" }]

[bonus]
cap = 5

[[bonus.items]]
code = "large"
title = "大项目"
grades = [{ label = "10亿元", points = 2 }, { label = "50亿元", points = 4 }]

[[bonus.items]]
code = "praise"
title = "省级推广"
points_each = 2

[deduction]
cap = 3

[[deduction.items]]
code = "error"
title = "数据失实"
points_each = 1
"""

FACTS = {
    "contracts": IndicatorFact("签约项目合同金额", "亿元"),
    "funds": IndicatorFact("招商引资到位资金", "亿元"),
    "loans": IndicatorFact("贷款余额增幅", "%"),
}


def scheme(head: str = "", body: str = BODY) -> Scheme:
    """The scheme of these tests; `head` is added to its [scheme] section."""
    return parse_scheme(HEAD + head + body)


def figure(done: str, target: str = "40", to_date: str = "20", **other: object) -> Figure:
    """A reported cumulative against a target."""
    numbers = {"cumulative": Decimal(done), "target": Decimal(target), "target_to_date": Decimal(to_date)}
    return Figure(**{**numbers, **other})  # type: ignore[arg-type]


def unit(
    name: str,
    *,
    contracts: Figure | None,
    funds: Figure | None,
    loans: str,
    mark: str = "90",
    adjustments: tuple[Adjustment, ...] = (),
    previous_place: int | None = None,
) -> Unit:
    """A unit with the three indicators; None for one that the figures lack."""
    found = {"contracts": contracts, "funds": funds, "loans": Figure(value=Decimal(loans), references=("entry:9",))}
    return Unit(
        name=name,
        figures={code: one for code, one in found.items() if one is not None},
        marks={"work": (Mark("office", Decimal(mark), "mark:1"),)},
        adjustments=adjustments,
        previous_place=previous_place,
    )


def figures(**units: Unit) -> Figures:
    """The given units in place of, or beside, the usual three."""
    usual = {
        "ferrous": unit("黑色金属", contracts=figure("20"), funds=figure("10"), loans="8", previous_place=2),
        "health": unit("大健康", contracts=figure("10"), funds=figure("20"), loans="10", previous_place=1),
        "food": unit("农副产品加工", contracts=figure("5"), funds=figure("5"), loans="6", previous_place=3),
    }
    return Figures(period="2024Q2", units={**usual, **units}, indicators=FACTS)
