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
            "按与目标之差计分：完成全年目标的得基本分 8 分；每超 1 个计量单位加 1 分；"
            "超过 5 个计量单位以后每超 1 个计量单位加 2 分；"
            "加分不设上限；每欠 1 个计量单位减 1 分，最多减 3 分；不足一档的不计"
        ),
    ),
    (
        "step",
        {
            "measure": "difference",
            "better": "lower",
            "up": Decimal(1),
            "cap_up": None,
            "down": Decimal(1),
            "unit": "起",
        },
        (
            "按与目标之差计分：完成全年目标的得满分；每低 1 起加 1 分；加分不设上限；每高 1 起减 1 分，减完为止；"
            "不足一档的按比例计"
        ),
    ),
    (
        "step",
        {"base": Decimal(8)},
        "按完成率计分：完成全年目标的得基本分 8 分；超过的不加分；未完成的不减分；不足一档的按比例计",
    ),
    (
        "step",
        {"measure": "difference", "down": Decimal(2), "unit": "%"},
        "按与目标之差计分：完成全年目标的得满分；超过的不加分；每欠 1 个百分点减 2 分，减完为止；不足一档的按比例计",
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
    (
        "growth",
        {"given": "rate"},
        ("增幅为 0 的得分值的 80%；每提高 5 个百分点加 1 分，最多加分值的 50%；每降低 5 个百分点减 1 分，减完为止"),
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
    ("rank", {"drop": Decimal("0.5")}, "按数由大到小排名，第 1 名得满分，每降一名减 0.5 分，减完为止"),
    (
        "rank",
        {"drop": Decimal(1), "lowest": Decimal(2), "better": "lower"},
        "按数由小到大排名，第 1 名得满分，每降一名减 1 分，最低 2 分",
    ),
    (
        "rank",
        {
            "places": (
                {"label": "第一名", "upto": Decimal(1), "points": Decimal(10)},
                {"label": "前三名", "upto": Decimal(3), "points": Decimal(8)},
            ),
            "lowest": Decimal(5),
        },
        "按数由大到小排名，第 1 名得 10 分、第 2 至 3 名得 8 分、其余得 5 分",
    ),
    (
        "deduct",
        {"points_each": Decimal(1), "cap": Decimal(3), "weight": Decimal(5)},
        "每项扣 1 分，最多扣 3 分，扣完为止",
    ),
    ("deduct", {"weight": Decimal(5), "floor": Decimal(1)}, "每项扣分逐件审定，扣至 1 分为止"),
    ("deduct", {"grades": ({"label": "市级", "points": Decimal(2)},), "evidence": True}, "市级每项扣 2 分，须有佐证"),
    ("bonus", {"points_each": Decimal(1), "cap": Decimal(3)}, "每项加 1 分，最多加 3 分，须有佐证"),
    (
        "bonus",
        {"grades": ({"label": "国家级", "points": Decimal(3)}, {"label": "省级", "points": Decimal(1)})},
        "国家级每项加 3 分、省级每项加 1 分，须有佐证",
    ),
    ("bonus", {"evidence": False}, "每项加分逐件审定"),
    ("cliff", {}, "达到全年目标的得满分，否则不得分"),
    ("cliff", {"against": "time_progress", "better": "lower"}, "不高于时序目标的得满分，否则不得分"),
    (
        "cliff",
        {"line": Decimal("0.8")},
        "完成率（完成数 ÷ 全年目标）达到 80% 的得满分，低于 80% 的不得分",
    ),
    (
        "cliff",
        {"line": Decimal("0.6"), "reached": "proportion", "cap": Decimal("1.2")},
        "得分 = 分值 × 完成数 ÷ 全年目标，完成率超过 120% 的按 120% 计；完成率低于 60% 的不得分",
    ),
    ("count", {"points_each": Decimal(1), "cap": Decimal(10)}, "每个得 1 分，最多得 10 分"),
    (
        "count",
        {"grades": ({"label": "省级", "points": Decimal(2)}, {"label": "国家级", "points": Decimal(4)})},
        "省级每个得 2 分、国家级每个得 4 分，最多得满分",
    ),
    (
        "movement",
        {},
        (
            "按数由大到小排名，得分 = 分值 × 进位数 ÷ 上次名次，上次名次由各单位上次的数排出；"
            "保持第 1 名的得满分；名次未变的不得分；名次后退的不得分"
        ),
    ),
    (
        "movement",
        {"previous": "place", "better": "lower", "kept_first": "stay", "stay": Decimal("0.5"), "fall": "minus"},
        (
            "按数由小到大排名，得分 = 分值 × 进位数 ÷ 上次名次，上次名次直接给出；"
            "名次未变的得分值的 50%；名次后退的按同样办法倒扣，最多倒扣分值的 100%"
        ),
    ),
    (
        "band",
        {
            "bands": (
                {"label": "良", "from": Decimal(75), "share": Decimal("0.75")},
                {"label": "优", "from": Decimal(90), "share": Decimal(1)},
                {"label": "差", "from": None, "share": Decimal(0)},
            ),
            "unit": "%",
        },
        "优（不低于 90%）得满分；良（不低于 75%）得分值的 75%；差（其余）不得分",
    ),
    (
        "band",
        {
            "bands": ({"label": "一档", "from": Decimal(3), "share": Decimal(1)},),
            "better": "lower",
            "boundary": "worse",
        },
        "一档（低于 3）得满分；其余不得分",
    ),
    ("binary", {}, "有（不少于 1）的得满分，没有的不得分"),
    (
        "binary",
        {"least": Decimal(2), "otherwise": Decimal("0.5"), "unit": "项"},
        "有（不少于 2 项）的得满分，没有的得分值的 50%",
    ),
    ("rater", {"method": "average"}, "得分 = 分值 × 评议分 ÷ 100；评议分由评议主体打分取平均"),
    (
        "rater",
        {
            "raters": (
                {"code": "parks", "label": "各园区", "weight": Decimal(70)},
                {"code": "towns", "label": "各镇办", "weight": Decimal(30)},
            ),
            "full": Decimal(10),
        },
        "得分 = 分值 × 评议分 ÷ 10；评议分由各园区（70%）、各镇办（30%）打分加权得出",
    ),
    (
        "coefficient",
        {
            "kinds": (
                {"label": "制造业", "coefficient": Decimal("1.2")},
                {"label": "省内", "coefficient": Decimal("0.5")},
            ),
        },
        "得分 = 分值 × 折算数 ÷ 全年目标；折算数 = 制造业 × 1.2 + 省内 × 0.5；最多得满分",
    ),
    (
        "coefficient",
        {"kinds": ({"label": "项目", "coefficient": Decimal(1)},), "points_each": Decimal(2), "cap": None},
        "得分 = 折算数 × 2 分；折算数 = 项目 × 1；得分不设上限",
    ),
    (
        "coefficient",
        {
            "kinds": ({"label": "项目", "coefficient": Decimal(1)},),
            "against": "time_progress",
            "cap": Decimal("1.5"),
        },
        "得分 = 分值 × 折算数 ÷ 时序目标；折算数 = 项目 × 1；最多得分值的 150%",
    ),
    ("gate", {}, "出现有佐证的否决事项的，不参加排名"),
    ("gate", {"needed": Decimal(2), "evidence": False, "effect": "zero"}, "出现否决事项 2 项的，总分计 0 分"),
    (
        "gate",
        {
            "conditions": (
                {"label": "完成率", "below": "60", "above": None},
                {"label": "欠报次数", "below": None, "above": "3"},
            ),
            "effect": "cap",
            "most": Decimal(59),
        },
        "有下列情形之一的，总分不超过 59 分：完成率低于60；欠报次数高于3；出现有佐证的否决事项",
    ),
    (
        "gate",
        {"conditions": ({"label": "完成率", "below": "全年目标", "above": None},), "needed": Decimal(2)},
        "有下列情形达到 2 项的，不参加排名：完成率低于全年目标；出现有佐证的否决事项",
    ),
    ("composite", {}, "组内各项分别计分；得分 = 分值 × 各项得分之和 ÷ 各项满分之和；最多得满分"),
    ("composite", {"method": "sum", "cap": None}, "组内各项分别计分；得分 = 各项得分之和；得分不设上限"),
    (
        "composite",
        {"method": "highest", "cap": Decimal("1.2")},
        "组内各项分别计分；得分 = 分值 × 各项得分率中最高的；最多得分值的 120%",
    ),
    (
        "period",
        {
            "parts": (
                {"label": "一季度", "share": Decimal(1)},
                {"label": "二季度", "share": Decimal(3)},
            ),
        },
        "得分 = 分值 × 合成分 ÷ 100；合成分 = 一季度 × 25% + 二季度 × 75%",
    ),
    (
        "period",
        {
            "parts": ({"label": "一季度", "share": Decimal(1)}, {"label": "二季度", "share": Decimal(1)}),
            "method": "best",
            "full": Decimal(10),
        },
        "得分 = 分值 × 合成分 ÷ 10；合成分取一季度、二季度中最好一期的得分",
    ),
]


@pytest.mark.parametrize(("name", "settings", "said"), SAID)
def test_how_it_scores_is_said_as_a_table_writes_it(name: str, settings: dict[str, Any], said: str) -> None:
    assert sentence(name, settings) == said


def sentence(name: str, settings: dict[str, Any]) -> str:
    rule = RULES[name]
    goal = {"time_progress": "时序目标"}.get(settings.get("against", ""), "全年目标")
    return rule.method({**rule.defaults(), "weight": None, "unit": "", "goal": goal, **settings})


@pytest.mark.parametrize(
    ("name", "parameter"), [(name, one) for name, rule in RULES.items() for one in sorted(rule.told)]
)
def test_each_parameter_that_the_sentence_is_to_say_changes_it(name: str, parameter: str) -> None:
    """Beside some example, another value of it, as some example has it, makes another sentence."""
    rule = RULES[name]
    settings = [{**rule.defaults(), **given} for one, given, _said in SAID if one == name]
    values = [one[parameter] for one in settings]
    assert any(
        sentence(name, one) != sentence(name, {**one, parameter: value})
        for one in settings
        for value in values
        if value != one[parameter]
    )
