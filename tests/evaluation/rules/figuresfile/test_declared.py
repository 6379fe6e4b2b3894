from decimal import Decimal

from evaluation.rules.figuresfile.declared import differences
from evaluation.rules.figuresfile.reading import Declared
from evaluation.rules.scoring import evaluate
from tests.evaluation.rules.builders import figure, figures, scheme, unit


def test_what_is_declared_is_held_against_what_is_printed() -> None:
    result = evaluate(scheme=scheme(), figures=figures())
    declared = [
        Declared("ferrous", "total", Decimal("83.0"), 2, 3),
        Declared("ferrous", "place", Decimal(2), 2, 4),
        Declared("health", "total", Decimal("79.01"), 3, 3),
        Declared("food", "loans", Decimal(18), 4, 5),
        Declared("food", "work", Decimal(8), 4, 6),
    ]
    assert [str(one) for one in differences(result, declared)] == [
        "第 2 行 D 列：「黑色金属」名次写的是 2，计算结果是 1；请核对",
        "第 3 行 C 列：「大健康」总分写的是 79.01，计算结果是 79；请核对",
        "第 4 行 F 列：「农副产品加工」「工作评议」得分写的是 8，计算结果是 9；请核对",
    ]


def test_what_could_not_be_computed_is_said_so() -> None:
    given = figures(ferrous=unit("黑色金属", contracts=None, funds=figure("20"), loans="8"))
    declared = [
        Declared("ferrous", "place", Decimal(2), 2, 4),
        Declared("ferrous", "contracts", Decimal(18), 2, 5),
    ]
    assert [str(one) for one in differences(evaluate(scheme=scheme(), figures=given), declared)] == [
        "第 2 行 D 列：「黑色金属」名次写的是 2，没有算出名次；请核对",
        "第 2 行 E 列：「黑色金属」「合同金额」得分写的是 18，没有算出得分；请核对",
    ]
