"""The items of a pasted table stand in the groups and parts that its rows, cells and headings name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evaluation.rules.schemefile.items import Place
from evaluation.rules.schemefile.pasted import Group, Pasted, groups_of
from evaluation.rules.schemefile.pasting import TableError, read_table


def grouped(text):
    """The groups of each item with their points, its name and its weight."""
    return [([(one.title, one.points) for one in item.groups], item.title, item.weight) for item in read_table(text)]


@pytest.mark.parametrize(
    "head",
    ["序号\t一级指标\t二级指标\t分值（分）\t评分标准\n", "序号\t类别\t考核内容\t权重\t计分办法\n", ""],
)
def test_groups_that_were_merged_cells_hold_the_rows_below_them(head):
    table = (
        "1\t招商引资（60分）\t合同金额\t40分\t按完成率得分\n"
        "2\t\t到位资金\t20分\t完成目标得满分\n"
        '3\t要素保障\t贷款增幅\t40分\t"功效系数法，\n最低得六成"\n'
        "\t合计\t\t100\t\n"
    )
    (attracted, secured) = (Group("招商引资", 60),), (Group("要素保障"),)
    assert read_table(head + table) == [
        Pasted("合同金额", 40, "按完成率得分", groups=attracted),
        Pasted("到位资金", 20, "完成目标得满分", groups=attracted),
        Pasted("贷款增幅", 40, "功效系数法， 最低得六成", groups=secured),
    ]


def test_a_sum_among_the_groups_is_none_of_them():
    table = "类别\t指标\t分值\n招商\t外资\t20\n小计\t\t20\n\t外贸\t15\n民生\t就业\t65\n"
    assert grouped(table) == [
        ([("招商", None)], "外资", 20),
        ([("招商", None)], "外贸", 15),
        ([("民生", None)], "就业", 65),
    ]


@pytest.mark.parametrize(
    ("name", "place", "cap"),
    [
        ("加分项（最高10分）", Place.BONUS, 10),
        ("五、奖励加分（每项2分）", Place.BONUS, None),
        ("扣分项(累计不超过 5.5 分)", Place.DEDUCTION, Decimal("5.5")),
        ("减分项", Place.DEDUCTION, None),
        ("一票否决", Place.GATE, None),
        ("（七）否决项", Place.GATE, None),
    ],
)
@pytest.mark.parametrize("head", ["一级指标\t二级指标\t分值\t评分标准\n", ""])
def test_what_adds_takes_or_vetoes_goes_to_its_own_part(name, place, cap, head):
    base = "招商\t外资\t100\t按完成率得分\n"
    table = f"{base}{name}\t发生大事\t-5\t经认定的\n\t另一件\t每项1分\t\n\t第三件\t—\t\n合计\t\t100\t"
    assert read_table(head + table)[1:] == [
        Pasted("发生大事", None, "分值 -5；经认定的", place, cap=cap),
        Pasted("另一件", None, "分值 每项1分", place, cap=cap),
        Pasted("第三件", None, "", place, cap=cap),
    ]


def test_a_veto_with_nothing_but_its_standard_is_an_item():
    (_item, veto) = read_table("类别\t指标\t分值\t评分标准\n招商\t外资\t100\t\n一票否决项\t\t\t发生较大安全事故")
    assert veto == Pasted("一票否决项", None, "发生较大安全事故", Place.GATE)


@pytest.mark.parametrize("heading", ["加分项\t\t", "\t加分项\t", "五、加分项（5分）", "五\t加分项（5分）\t"])
def test_a_row_that_only_names_a_part_is_the_head_of_those_below(heading):
    found = read_table(f"序号\t指标\t分值\n1\t外资\t100\n{heading}\n2\t获奖\t每项2分\n")
    assert [(one.title, one.weight, one.note, one.place) for one in found] == [
        ("外资", 100, "", Place.BASE),
        ("获奖", None, "分值 每项2分", Place.BONUS),
    ]


@pytest.mark.parametrize(
    ("cell", "group", "points"),
    [
        ("招商引资（35分）", "招商引资", 35),
        ("招商引资 (共 35.5 分)", "招商引资", Decimal("35.5")),
        ("招商引资（35%）", "招商引资", 35),
        ("招商引资（2024）", "招商引资（2024）", None),
        (f"招商引资（{'9' * 50}分）", f"招商引资（{'9' * 50}分）", None),
    ],
)
def test_the_points_of_a_group_are_kept(cell, group, points):
    assert grouped(f"类别\t指标\t分值\n{cell}\t外资\t30\n") == [([(group, points)], "外资", 30)]


def test_a_group_without_items_but_with_a_standard_is_an_item_with_its_points():
    (_first, found) = read_table("类别\t指标\t评分标准\n招商（95分）\t外资\t\n党建（5分）\t\t按评议得分\n")
    assert found == Pasted("党建", 5, "按评议得分")


@pytest.mark.parametrize("heading", ["一、招商引资（35分）", "（一）招商引资（35分）", "招商引资（共35分）"])
def test_a_heading_by_itself_among_the_names_is_the_group_of_those_below(heading):
    found = grouped(f"指标\t分值\n{heading}\t\n签约项目\t20\n到位资金\t15\n营商环境（10分）\t\n合计\t45\n")
    title = heading.partition("（" if heading[0] != "（" else "（35")[0]
    last = [] if not heading.startswith("一、") else [(title, 35)]
    assert found == [([(title, 35)], "签约项目", 20), ([(title, 35)], "到位资金", 15), (last, "营商环境", 10)]


def test_headings_above_headings_are_groups_and_groups_within_them():
    rows = [
        "一、经济运行（60分）",
        "（一）招商引资（40分）",
        "到位资金\t40",
        "（二）稳增长（20分）",
        "二、党建（40分）",
    ]
    outer = ("一、经济运行", 60)
    assert grouped("指标\t分值\n" + "\n".join(rows)) == [
        ([outer, ("（一）招商引资", 40)], "到位资金", 40),
        ([outer], "（二）稳增长", 20),
        ([], "二、党建", 40),
    ]


def test_a_heading_with_its_standard_is_a_group_with_a_note_or_an_item():
    found = read_table(
        "指标\t分值\t评分标准\n一、总量（80分）\t\t按季评价\n产值\t80\t按完成率\n二、工作评价（20分）\t\t由领导打分\n"
    )
    assert found == [
        Pasted("产值", 80, "按完成率", groups=(Group("一、总量", 80, "按季评价"),)),
        Pasted("二、工作评价", 20, "由领导打分"),
    ]


@pytest.mark.parametrize("points", ["招商引资（35分）\t", "招商引资\t35"])
def test_rows_numbered_in_chinese_above_rows_that_are_counted_are_headings(points):
    rows = f"一\t{points}\n1\t签约项目\t20\n2\t到位资金\t15\n二\t党建\t65\n"
    assert grouped("序号\t指标\t分值\n" + rows) == [
        ([("招商引资", 35)], "签约项目", 20),
        ([("招商引资", 35)], "到位资金", 15),
        ([], "党建", 65),
    ]


def test_rows_numbered_in_chinese_alone_are_items():
    assert grouped("序号\t指标\t分值\n一\t签约项目\t20\n二\t到位资金\t80\n") == [
        ([], "签约项目", 20),
        ([], "到位资金", 80),
    ]


THREE_LEVELS = """
一级指标\t二级指标\t三级指标\t分值\t评分标准
经济运行（60分）\t工业（40分）\t增加值增速\t25\t按完成率
\t\t技改投资\t15\t按完成率
\t税收\t\t20\t
创新\t平台\t新增平台\t40\t每个1分
"""


def test_the_middle_of_three_levels_is_a_group_within_a_group():
    outer = ("经济运行", 60)
    assert grouped(THREE_LEVELS) == [
        ([outer, ("工业", 40)], "增加值增速", 25),
        ([outer, ("工业", 40)], "技改投资", 15),
        ([outer], "税收", 20),
        ([("创新", None), ("平台", None)], "新增平台", 40),
    ]
    assert groups_of(read_table(THREE_LEVELS)) == {("经济运行",), ("经济运行", "工业"), ("创新",), ("创新", "平台")}


def test_a_heading_within_a_part_changes_nothing():
    found = read_table("指标\t分值\n一、党建（100分）\t\n二、加分项\t\n（一）荣誉\t\n获奖\t2\n三、扣分项\t\n迟报\t1\n")
    assert [(one.title, one.place, one.groups) for one in found] == [
        ("一、党建", Place.BASE, ()),
        ("获奖", Place.BONUS, ()),
        ("迟报", Place.DEDUCTION, ()),
    ]


def test_a_name_by_itself_without_points_yet_is_an_item():
    assert grouped("指标\t分值\n签约项目\t20\n到位资金\t\n") == [([], "签约项目", 20), ([], "到位资金", None)]


def test_what_only_begins_so_is_an_item_of_the_base():
    found = read_table("指标\t分值\n加分项目库建设\t40\n加减分项\t60\n")
    assert [(one.weight, one.place) for one in found] == [(40, Place.BASE), (60, Place.BASE)]


def test_a_standard_that_begins_like_a_total_is_no_total():
    assert [one.title for one in read_table("名称\t分值\t评分标准\n投资\t10\t总分：按完成率计\n合计\t10\t")] == ["投资"]


def test_a_numbered_item_closes_the_group_before_it():
    assert grouped("指标\t分值\n一、甲（35分）\t\n（一）丙\t10\n（一）丁\t25\n二、乙\t65\n") == [
        ([("一、甲", 35)], "（一）丙", 10),
        ([("一、甲", 35)], "（一）丁", 25),
        ([], "二、乙", 65),
    ]


def test_standards_that_go_on_below_a_merged_name_stay_with_it():
    found = read_table("指标\t分值\t标准\n产值\t10\t完成目标得满分\n\t\t每欠1%扣1分\n税收\t90\t\n")
    assert found == [Pasted("产值", 10, "完成目标得满分；每欠1%扣1分"), Pasted("税收", 90, "")]


def test_points_without_a_name_are_an_item_to_be_named():
    assert grouped("指标\t分值\n甲\t10\n\t20\n") == [([], "甲", 10), ([], "", 20)]
    assert grouped("类别\t指标\t分值\n招商\t外资\t10\n\t\t20\n")[1] == ([("招商", None)], "", 20)


def test_S19_long_cells_and_wide_rows_take_no_longer():
    with pytest.raises(TableError):
        read_table(f"项目\t分值\n{'一' * 150_000}\t1")
    rows = "丙\n" * 20_000
    assert [one.title for one in read_table(f"甲{chr(9) * 40_000}乙\n{rows}")] == ["乙"]


@pytest.mark.parametrize("head", ["评价内容", "指标名称", "考核指标", "具体指标"])
def test_a_third_column_of_names_is_that_of_the_items(head):
    table = f"一级指标\t二级指标\t{head}\t分值\n经济\t工业\t产值\t40\n\t\t税收\t60\n"
    assert grouped(table) == [
        ([("经济", None), ("工业", None)], "产值", 40),
        ([("经济", None), ("工业", None)], "税收", 60),
    ]


@pytest.mark.parametrize("heading", ["一、基础工作（20分）\t\t", "一、基础工作\t\t20"])
def test_a_heading_that_is_merged_across_all_columns_stands_in_the_first(heading):
    table = f"序号\t评价指标\t满分\n{heading}\n1\t建专班\t20\n二、成效\t\t80\n2\t投资\t80\n"
    assert grouped(table) == [([("一、基础工作", 20)], "建专班", 20), ([("二、成效", 80)], "投资", 80)]


def test_a_part_in_the_column_of_numbers_is_one():
    found = read_table("序号\t一级指标\t二级指标\t分值\n1\t招商\t外资\t100\n加分项\t\t表彰\t5\n一票否决\t\t事故\t\n")
    assert [(one.title, one.place) for one in found] == [
        ("外资", Place.BASE),
        ("表彰", Place.BONUS),
        ("事故", Place.GATE),
    ]


def test_of_two_columns_of_points_the_items_are_read():
    table = "一级指标\t权重\t二级指标\t权重\n经济\t60\t营收\t30\n\t\t投资\t30\n民生\t40\t就业\t40\n"
    assert [(title, weight) for _groups, title, weight in grouped(table)] == [("营收", 30), ("投资", 30), ("就业", 40)]


def test_standards_in_several_rows_stay_with_their_item_in_a_part_too():
    found = read_table("类别\t指标\t分值\t评分标准\n加分项\t表彰\t5\t国家级5分；\n\t\t\t省级3分\n")
    assert found == [Pasted("表彰", None, "分值 5；国家级5分；省级3分", Place.BONUS)]


@pytest.mark.parametrize(
    "total", ["本类小计", "合计得分", "分值合计", "基础分合计", "加分合计", "总得分", "合 计（100分）"]
)
def test_a_sum_by_any_name_is_no_item(total):
    assert [title for _groups, title, _weight in grouped(f"指标\t分值\n投资\t100\n{total}\t100\n")] == ["投资"]


def test_a_head_below_what_stands_above_a_table_is_found():
    table = "附件1\t\n评分表\t\n单位：分\t\n指标\t分值\n投资\t100\n"
    assert grouped(table) == [([], "投资", 100)]


def test_standards_in_several_rows_stay_with_a_veto_that_is_named_alone():
    found = read_table("指标\t分值\t评分标准\n投资\t100\t\n一票否决\t\t发生事故的\n\t\t弄虚作假的\n")
    assert [(one.title, one.place, one.note) for one in found] == [
        ("投资", Place.BASE, ""),
        ("一票否决", Place.GATE, "发生事故的；弄虚作假的"),
    ]
