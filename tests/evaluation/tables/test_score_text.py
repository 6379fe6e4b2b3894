from evaluation.rules.scoring import evaluate
from evaluation.tables.score_text import ranking, score_text, sheet
from tests.evaluation.rules.builders import BODY, figure, figures, scheme, unit

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


def test_columns_stand_under_each_other_and_groups_have_one() -> None:
    lines = list(ranking(evaluate(scheme=scheme(body=GROUPS + BODY), figures=figures())))
    assert lines == [
        "名次  代码     名称          分组    招商引资  贷款增幅  工作评议  加分  扣分   总分",
        "1     ferrous  黑色金属      第一组     50.00     24.00      9.00  0.00  0.00  83.00",
        "2     food     农副产品加工  第一组     15.00     18.00      9.00  0.00  0.00  42.00",
        "1     health   大健康        第二组     40.00     30.00      9.00  0.00  0.00  79.00",
    ]


def test_what_is_lacking_and_what_is_tied_is_said() -> None:
    same = {code: unit(code, contracts=figure("1"), funds=figure("1"), loans="5") for code in ("ferrous", "health")}
    food = unit("农副产品加工", contracts=None, funds=figure("1"), loans="5")
    result = evaluate(scheme=scheme(), figures=figures(**same, food=food))
    assert [line.split()[0] for line in ranking(result)] == ["名次", "并列1", "并列1", "—"]
    told = list(sheet(result.unit("food")))
    assert told[0] == "【农副产品加工】总分 40.00，不排名"
    assert told[1] == "  注：以下项目尚不能评分，暂不排名，所列总分为已评部分：合同金额"
    assert "    合同金额　缺数 / 40" in told


def test_every_unit_is_told() -> None:
    text = list(score_text(evaluate(scheme=scheme(), figures=figures())))
    assert text[0] == "测试办法　2024Q2"
    assert sum(line.startswith("【") for line in text) == 3


def test_whether_a_place_moved_is_said() -> None:
    result = evaluate(scheme=scheme(), figures=figures())
    heads = [next(iter(sheet(result.unit(code)))).partition("，")[2] for code in ("ferrous", "health", "food")]
    assert heads == ["第 1 名，比上次进 1 位", "第 2 名，比上次退 1 位", "第 3 名，名次未变"]
