from __future__ import annotations

from evaluation.rules.notice_words.demands import demands
from tests.evaluation.notices import late, small_city


def test_demands_follow_from_the_problems():
    said = demands(small_city(), [late("大健康", 4)]).split("\n")
    assert [line.split("。")[0] for line in said] == [
        "（一）补齐进度差距",
        "（二）盯紧未达标指标",
        "（三）按时报送台账",
        "（四）抓好目标任务落实",
    ]
    assert "完成投资滞后的产业链" in said[0]
    assert "大健康产业链要按规定期限报送" in said[2]


def test_without_problems_one_remains():
    said = demands(small_city(growth=["6", "6", "6"], investment=["600", "600", "600"]))
    assert said.startswith("（一）抓好目标任务落实。")
    assert "\n" not in said
