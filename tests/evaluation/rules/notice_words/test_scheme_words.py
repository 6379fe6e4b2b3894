from __future__ import annotations

from evaluation.rules.notice_words.scheme_words import scheme_facts
from evaluation.rules.schemefile.parsing import parse_scheme

TEXT = """
[scheme]
code = "small"
title = "小城季度评价办法"
year = 2024
version_note = "示范"

[units]
ferrous = "黑色金属"
health = "大健康"

[sets]
flagship = ["health"]

[[items]]
code = "attraction"
title = "招商引资"
weight = 90

[[items.items]]
code = "contracts"
title = "合同金额"
note = "按合同计"
weight = 60
weights = { "@flagship" = 50 }
rule = "proportion"
indicator = "contracts"
against = "time_progress"

[[items.items]]
code = "own"
title = "专题活动"
weight = 30
applies_to = ["ferrous"]
rule = "proportion"
indicator = "events"

[[items.items]]
code = "own-health"
title = "产业集群"
weight = 40
applies_to = ["health"]
rule = "proportion"
indicator = "cluster"

[[items]]
code = "work"
title = "工作评议"
weight = 10
rule = "rater"
raters = [{ code = "office", label = "链长办", weight = 70 }, { code = "groups", label = "保障组", weight = 30 }]

[bonus]
cap = 5

[[bonus.items]]
code = "large"
title = "重大项目"
cap = 4
grades = [{ label = "过10亿元", points = 1 }, { label = "过50亿元", points = 3 }]

[[bonus.items]]
code = "praise"
title = "经验推广"
points_each = 0.5
"""


RATED = "得分 = 分值 × 评议分 ÷ 100；评议分由链长办（70%）、保障组（30%）打分加权得出"
GRADES = "过10亿元每项加 1 分、过50亿元每项加 3 分，最多加 4 分，须有佐证"
METHOD = "得分 = 分值 × 完成数 ÷ 时序目标，完成率超过 100% 的按 100% 计"


def test_the_scheme_in_words():
    found = scheme_facts(parse_scheme(TEXT), indicators={}, arithmetic="最后一次取舍。")
    assert [(item.depth, item.title, item.points, item.rule, item.note) for item in found.items] == [
        (0, "评价项目", "100", "", ""),
        (1, "招商引资", "90", "", ""),
        (2, "合同金额", "60", "按完成率得分", f"大健康为50分；{METHOD}；按合同计"),
        (2, "专题活动（黑色金属）", "30", "按完成率得分", METHOD.replace("时序", "全年")),
        (2, "产业集群（大健康）", "40", "按完成率得分", METHOD.replace("时序", "全年")),
        (1, "工作评议", "10", "评议得分", RATED),
        (0, "加分", "至多5分", "", ""),
        (1, "重大项目", "至多4分", "加分", GRADES),
        (1, "经验推广", "每项0.5分", "加分", "每项加 0.5 分，须有佐证"),
    ]
    assert found.arithmetic == "最后一次取舍。"
    assert found.settings == (
        "满分100分。公布的总分相同的，名次并列，其后名次空缺。",
        "总分低于0分的，按0分计。",
        "没有目标、目标为0等不能计分的项目，除另有规定的外，按缺数处理。",
        "缺数的项目不按0分计，补齐前不参加排名。不适用的项目，分值在同组各项目间按比例分摊。",
        "加分合计至多5分，同一事项只计一次。",
    )


MORE = """
[scheme]
code = "more"
title = "评价办法"
year = 2024

[units]
ferrous = "黑色金属"
health = "大健康"

[[groups]]
code = "one"
title = "传统产业"
units = ["ferrous"]

[[groups]]
code = "two"
title = "新兴产业"
units = ["health"]

[[items]]
code = "work"
title = "重点工作"
weight = 60
rule = "composite"

[[items.items]]
code = "tasks"
title = "任务"
weight = 20
rule = "binary"
indicator = "tasks"

[[items.items]]
code = "results"
title = "成效"
weight = 80
rule = "band"
indicator = "results"
bands = [{ label = "好", from = 60, share = 1 }]

[[items]]
code = "start"
title = "开门红"
weight = 40
periods = ["Q1", "Q2"]
rule = "binary"
indicator = "start"

[[items]]
code = "end"
title = "收官"
weight = 40
periods = ["Q3", "Q4"]
rule = "binary"
indicator = "end"

[[gates]]
code = "safety"
title = "安全生产"
note = "发生较大以上事故的"
"""


BINARY = "有（不少于 1）的得满分，没有的不得分"


def test_groups_periods_parts_and_gates_in_words():
    found = scheme_facts(parse_scheme(MORE), indicators={})
    assert [(item.depth, item.title, item.points, item.rule, item.note) for item in found.items] == [
        (0, "评价项目", "100", "", ""),
        (1, "重点工作", "60", "复合得分", "组内各项分别计分；得分 = 分值 × 各项得分之和 ÷ 各项满分之和；最多得满分"),
        (2, "任务", "组内20", "有无得分", BINARY),
        (2, "成效", "组内80", "分档得分", "好（不低于 60）得满分；其余不得分"),
        (1, "开门红", "40", "有无得分", f"第一、第二季度评价；{BINARY}"),
        (1, "收官", "40", "有无得分", f"第三、第四季度评价；{BINARY}"),
        (0, "一票否决", "", "", ""),
        (1, "安全生产", "", "一票否决", "出现有佐证的否决事项的，不参加排名；发生较大以上事故的"),
    ]
    assert "按传统产业、新兴产业分组排名。" in found.settings


def test_how_long_scores_are_shown():
    shown = MORE.replace("year = 2024\n", "year = 2024\nshown_days = 5\n", 1)
    assert "结果公示5个工作日，更正后重新公示。" in scheme_facts(parse_scheme(shown), indicators={}).settings
    again = shown.replace("shown_days = 5\n", "shown_days = 5\nshown_again = false\n")
    assert "结果公示5个工作日，更正后不再公示。" in scheme_facts(parse_scheme(again), indicators={}).settings


def test_items_alone_need_no_heading():
    alone = MORE[: MORE.index("[[gates]]")]
    assert [item.title for item in scheme_facts(parse_scheme(alone), indicators={}).items if item.depth == 0] == [
        "重点工作",
        "开门红",
        "收官",
    ]


PARTS = """
[bonus]

[[bonus.items]]
code = "beyond"
title = "超目标"
weight = 6
rule = "count"
points_each = 2
indicator = "projects"

[deduction]
cap = 3

[[deduction.items]]
code = "late"
title = "迟报"
points_each = 1
"""


def test_each_part_begins_with_its_cap_and_a_bonus_by_another_rule_has_its_own():
    items = scheme_facts(parse_scheme(MORE + PARTS), indicators={}).items
    headings = [(item.title, item.points) for item in items if item.item is None]
    assert headings == [("评价项目", "100"), ("加分", "不设上限"), ("扣分", "至多3分"), ("一票否决", "")]
    assert [item.points for item in items if item.title == "超目标"] == ["至多6分"]


def test_with_whom_units_are_compared_where_there_are_groups():
    ranked = MORE.replace('rule = "band"', 'rule = "rank"\ndrop = 5\namong = "group"').replace(
        'bands = [{ label = "好", from = 60, share = 1 }]\n', ""
    )
    notes = {item.title: item.note for item in scheme_facts(parse_scheme(ranked), indicators={}).items}
    assert notes["成效"] == "按数由大到小排名，第 1 名得满分，每降一名减 5 分，减完为止；只与同组比较"
