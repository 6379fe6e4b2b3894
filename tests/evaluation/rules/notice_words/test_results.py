from __future__ import annotations

from evaluation.rules.notice_words.results import results
from tests.evaluation.notices import facts, ranked


def test_all_in_order_with_ties_movement_and_adjustments():
    order, movement, adjusted = results(facts()).split("\n")
    assert order == (
        "按照《小城季度评价办法》，3条产业链综合得分由高到低依次为："
        "第1名黑色金属（93.57分），并列第2名大健康、高端轴承（88.00分）。"
    )
    assert movement == (
        "与2024年第一季度相比，名次上升的有1条：黑色金属（上升2个名次）；"
        "名次下降的有1条：大健康（下降1个名次）；名次未变的有1条：高端轴承。"
    )
    assert adjusted == "加分：大健康1.00分。扣分：高端轴承0.50分。"


def test_nothing_to_compare_with_is_said():
    said = results(facts(ranking=(ranked("黑色金属", "90", 1),)))
    assert "2024年第一季度没有已发布的评价结果，本季度不比较名次变化。" in said
    assert said.endswith("加分：无。扣分：无。")


def test_nobody_fell():
    said = results(facts(ranking=(ranked("黑色金属", "90", 1, movement=1),)))
    assert "名次上升的有1条：黑色金属（上升1个名次）；没有名次下降的产业链。" in said


def test_a_chain_without_a_place_is_named():
    said = results(facts(ranking=(ranked("黑色金属", "90", 1), ranked("大健康", "40", None))))
    assert "（90.00分）。大健康因缺数未参加排名。" in said


def test_groups_are_ranked_each_by_itself_and_who_failed_is_named():
    said = results(
        facts(
            ranking=(
                ranked("黑色金属", "90", 1, group="传统产业"),
                ranked("大健康", "80", 1, group="新兴产业"),
                ranked("轻工纺织", "70", 2, group="传统产业"),
                ranked("绿色化工", "85", None, group="新兴产业", failed=True),
            )
        )
    ).split("\n")[0]
    assert said == (
        "按照《小城季度评价办法》，4条产业链分组综合得分由高到低依次为："
        "传统产业：第1名黑色金属（90.00分），第2名轻工纺织（70.00分）；新兴产业：第1名大健康（80.00分）。"
        "绿色化工未达到办法规定的要求，不参加排名。"
    )
