"""How a rule scores, set so, in the sentence of a published table; and that the sentence says what it is to say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from evaluation.rules.registry import RULES

SAID = [
    ("proportion", {}, "得分 = 分值 × 完成数 ÷ 全年目标，完成率超过 100% 的按 100% 计"),
    (
        "proportion",
        {"against": "time_progress", "cap": None},
        "得分 = 分值 × 完成数 ÷ 时序目标，完成率不设上限",
    ),
    (
        "step",
        {"against": "time_progress", "per": Decimal(2), "up": Decimal("0.2"), "cap_up": Decimal(2), "down": Decimal(2)},
        (
            "按完成率计分：完成时序目标的得满分；每超 2 个百分点加 0.2 分；最多加 2 分；"
            "每欠 2 个百分点减 2 分，减完为止；不足一档的按比例计"
        ),
    ),
    (
        "step",
        {
            "measure": "difference",
            "base": Decimal(8),
            "up": Decimal(1),
            "cap_up": None,
            "kink": Decimal(5),
            "up_beyond": Decimal(2),
            "down": Decimal(1),
            "cap_down": Decimal(3),
            "whole_steps": True,
        },
        (
            "按与目标之差计分：完成全年目标的得基本分 8 分；每超 1 个单位加 1 分；超过 5 以后每超 1 个单位加 2 分；"
            "加分不设上限；每欠 1 个单位减 1 分，最多减 3 分；不足一档的不计"
        ),
    ),
    (
        "growth",
        {},
        "与上年持平的得分值的 80%；每增长 5% 加 1 分，最多加分值的 50%；每下降 5% 减 1 分，减完为止",
    ),
    (
        "growth",
        {"base": Decimal("0.6"), "per": Decimal(1), "cap_up": None},
        "与上年持平的得分值的 60%；每增长 1% 加 1 分，加分不设上限；每下降 1% 减 1 分，减完为止",
    ),
    ("growth", {"up": Decimal(0), "down": Decimal(0)}, "与上年持平的得分值的 80%；增长的不加分；下降的不减分"),
    (
        "efficacy",
        {},
        "得分 = 分值 × 功效系数；功效系数 =（本单位数 − 最低值）÷（最高值 − 最低值）× 40% + 60%",
    ),
    (
        "efficacy",
        {"better": "lower", "base": Decimal("0.5"), "lowest": Decimal("0.4")},
        "得分 = 分值 × 功效系数；功效系数 =（本单位数 − 最高值）÷（最低值 − 最高值）× 50% + 50%，系数不低于 40%",
    ),
    (
        "efficacy",
        {"against": "fixed", "better": "lower", "highest": Decimal("1.2")},
        "得分 = 分值 × 功效系数；功效系数 =（本单位数 − 不允许值）÷（满意值 − 不允许值）× 40% + 60%，系数不高于 120%",
    ),
    ("rank", {"drop": Decimal("0.5")}, "第 1 名得满分，每降一名减 0.5 分，减完为止"),
    ("rank", {"drop": Decimal(1), "lowest": Decimal(2)}, "第 1 名得满分，每降一名减 1 分，最低 2 分"),
    (
        "rank",
        {
            "places": (
                {"label": "第一名", "upto": Decimal(1), "points": Decimal(10)},
                {"label": "前三名", "upto": Decimal(3), "points": Decimal(8)},
            ),
            "lowest": Decimal(5),
        },
        "第 1 名得 10 分、第 2 至 3 名得 8 分、其余得 5 分",
    ),
    (
        "deduct",
        {"points_each": Decimal(1), "cap": Decimal(3), "weight": Decimal(5)},
        "每项扣 1 分，最多扣 3 分，扣完为止",
    ),
    ("deduct", {"weight": Decimal(5), "floor": Decimal(1)}, "每项扣分逐件审定，扣至 1 分为止"),
    ("deduct", {"grades": ({"label": "市级", "points": Decimal(2)},)}, "市级每项扣 2 分"),
    ("bonus", {"points_each": Decimal(1), "cap": Decimal(3)}, "每项加 1 分，最多加 3 分"),
    (
        "bonus",
        {"grades": ({"label": "国家级", "points": Decimal(3)}, {"label": "省级", "points": Decimal(1)})},
        "国家级每项加 3 分、省级每项加 1 分",
    ),
    ("bonus", {}, "每项加分逐件审定"),
]


@pytest.mark.parametrize(("name", "settings", "said"), SAID)
def test_how_it_scores_is_said_as_a_table_writes_it(name: str, settings: dict[str, Any], said: str) -> None:
    method = RULES[name].method
    assert method is not None
    assert method({**RULES[name].defaults(), "weight": None, **settings}) == said


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule.method])
def test_each_parameter_that_the_sentence_is_to_say_is_one_and_changes_it(name: str) -> None:
    rule = RULES[name]
    assert rule.method is not None
    assert rule.told <= rule.defaults().keys()
    settings = [{**rule.defaults(), "weight": None, **given} for one, given, _said in SAID if one == name]
    for parameter in rule.told:
        values = {str(one[parameter]) for one in settings}
        assert len(values) > 1, f"no example sets {parameter}"


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if not rule.method])
def test_without_a_sentence_every_setting_is_told_by_itself(name: str) -> None:
    assert not RULES[name].told
