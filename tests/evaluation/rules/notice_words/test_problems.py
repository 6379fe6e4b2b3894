from __future__ import annotations

from evaluation.rules.notice_words.problems import problems, red_lines
from tests.evaluation.notices import late, small_city


def test_red_ones_are_named_with_their_figures_the_worst_first():
    behind = "高端轴承完成420.00亿元，占年度目标35.0%，低于时间进度15.0个百分点"
    less = "大健康完成480.00亿元，占年度目标40.0%，低于时间进度10.0个百分点"
    assert problems(small_city(investment=["1200", "480", "420"])).split("\n") == [
        "（一）部分指标滞后于时间进度。低于时间进度5个百分点以上的有1项指标：",
        f"1.完成投资。{behind}；{less}。",
        "（二）部分指标与年度目标差距较大。低于年度目标1个百分点以上的有1项指标：",
        "1.规上企业营业收入增幅。大健康下降8.92%，低于年度目标14.9个百分点。",
    ]


def test_late_ledgers():
    said = problems(small_city(growth=["6", "6", "6"], investment=["600", "600", "600"]), [late("大健康", 4, 5)])
    assert said == "（一）部分台账逾期报送。大健康4月、5月台账未在规定期限内报送。"


def test_no_problem_is_none():
    assert problems(small_city(growth=["6", "6", "6"], investment=["600", "600", "600"])) == "无。"


def test_what_is_yellow_or_not_reported_is_no_problem():
    city = small_city(growth=["5.5", None, "6"], investment=["570", None, "600"])
    assert red_lines(city.standings) == "无。"
