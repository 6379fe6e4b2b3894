"""A scoring table pasted from a workbook becomes items, however its columns are called."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evaluation.rules.schemefile.items import Place
from evaluation.rules.schemefile.pasting import Pasted, TableError, read_table


def test_two_columns_without_a_head():
    assert read_table("合同金额\t40\n到位资金\t２２.5\n") == [
        Pasted("", "合同金额", 40, ""),
        Pasted("", "到位资金", Decimal("22.5"), ""),
    ]


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
    assert read_table(head + table) == [
        Pasted("招商引资", "合同金额", 40, "按完成率得分", whole=60),
        Pasted("招商引资", "到位资金", 20, "完成目标得满分", whole=60),
        Pasted("要素保障", "贷款增幅", 40, "功效系数法， 最低得六成"),
    ]


@pytest.mark.parametrize("head", ["考核内容\t考核指标", "项目\t指标", "考核项目\t考核内容", "项目名称\t内容"])
def test_where_several_heads_name_items_the_first_is_the_groups(head):
    table = "招商引资\t合同金额\t40\t按完成率得分\n\t到位资金\t20\t\n要素保障\t贷款增幅\t40\t\n"
    assert [(one.group, one.title, one.weight) for one in read_table(f"{head}\t分值\t评分标准\n{table}")] == [
        ("招商引资", "合同金额", 40),
        ("招商引资", "到位资金", 20),
        ("要素保障", "贷款增幅", 40),
    ]


def test_a_name_with_its_content_beside_it_stays_the_name():
    found = read_table("考核指标\t考核内容\t分值\n合同金额\t新签合同\t60\n到位资金\t\t40\n")
    assert [(one.group, one.title) for one in found] == [("", "合同金额"), ("", "到位资金")]


@pytest.mark.parametrize(
    ("name", "place", "whole"),
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
def test_what_adds_takes_or_vetoes_goes_to_its_own_part(name, place, whole, head):
    base = "招商\t外资\t100\t按完成率得分\n"
    table = f"{base}{name}\t发生大事\t-5\t经认定的\n\t另一件\t每项1分\t\n\t第三件\t—\t\n合计\t\t100\t"
    assert read_table(head + table)[1:] == [
        Pasted("", "发生大事", None, "分值 -5；经认定的", place, whole),
        Pasted("", "另一件", None, "分值 每项1分", place, whole),
        Pasted("", "第三件", None, "", place, whole),
    ]


def test_a_veto_with_nothing_but_its_standard_is_an_item():
    (_item, veto) = read_table("类别\t指标\t分值\t评分标准\n招商\t外资\t100\t\n一票否决项\t\t\t发生较大安全事故")
    assert veto == Pasted("", "一票否决项", None, "发生较大安全事故", Place.GATE)


@pytest.mark.parametrize("heading", ["加分项\t\t", "\t加分项\t", "五、加分项（5分）"])
def test_a_row_that_only_names_a_part_is_the_head_of_those_below(heading):
    found = read_table(f"序号\t指标\t分值\n1\t外资\t100\n{heading}\n2\t获奖\t2\n")
    assert [(one.title, one.weight, one.place) for one in found] == [
        ("外资", 100, Place.BASE),
        ("获奖", None, Place.BONUS),
    ]


@pytest.mark.parametrize(
    ("cell", "group", "whole"),
    [
        ("招商引资（35分）", "招商引资", 35),
        ("招商引资 (共 35.5 分)", "招商引资", Decimal("35.5")),
        ("招商引资（35%）", "招商引资", 35),
        ("招商引资（2024）", "招商引资（2024）", None),
        (f"招商引资（{'9' * 50}分）", f"招商引资（{'9' * 50}分）", None),
    ],
)
def test_the_points_of_a_group_are_kept(cell, group, whole):
    (found,) = read_table(f"类别\t指标\t分值\n{cell}\t外资\t30\n")
    assert (found.group, found.weight, found.whole) == (group, 30, whole)


def test_a_group_without_items_but_with_a_standard_is_an_item_with_its_points():
    (_first, found) = read_table("类别\t指标\t评分标准\n招商（95分）\t外资\t\n党建（5分）\t\t按评议得分\n")
    assert (found.title, found.weight, found.note) == ("党建", 5, "按评议得分")


@pytest.mark.parametrize("heading", ["一、招商引资（35分）", "（一）招商引资（35分）", "招商引资（共35分）"])
def test_a_heading_by_itself_among_the_names_is_the_group_of_those_below(heading):
    found = read_table(f"指标\t分值\n{heading}\t\n签约项目\t20\n到位资金\t15\n二、工作评议（10分）\t\n")
    title = heading.partition("（" if heading[0] != "（" else "（35")[0]
    assert [(one.group, one.title, one.weight, one.whole) for one in found] == [
        (title, "签约项目", Decimal(20), Decimal(35)),
        (title, "到位资金", Decimal(15), Decimal(35)),
        ("", "二、工作评议", Decimal(10), None),
    ]


def test_headings_above_headings_are_groups_and_groups_within_them():
    rows = [
        "一、经济运行（60分）",
        "（一）招商引资（40分）",
        "到位资金\t40",
        "（二）稳增长（20分）",
        "二、党建（40分）",
    ]
    found = read_table("指标\t分值\n" + "\n".join(rows))
    assert [(one.groups, one.title, one.weight) for one in found] == [
        ({("一、经济运行",): 60, ("一、经济运行", "（一）招商引资"): 40}, "到位资金", 40),
        ({("一、经济运行",): 60}, "（二）稳增长", 20),
        ({}, "二、党建", 40),
    ]


THREE_LEVELS = """
一级指标\t二级指标\t三级指标\t分值\t评分标准
经济运行（60分）\t工业（40分）\t增加值增速\t25\t按完成率
\t\t技改投资\t15\t按完成率
\t税收\t\t20\t
创新\t平台\t新增平台\t40\t每个1分
"""


def test_the_middle_of_three_levels_is_a_group_within_a_group():
    assert [(one.groups, one.title, one.weight) for one in read_table(THREE_LEVELS)] == [
        ({("经济运行",): 60, ("经济运行", "工业"): 40}, "增加值增速", 25),
        ({("经济运行",): 60, ("经济运行", "工业"): 40}, "技改投资", 15),
        ({("经济运行",): 60}, "税收", 20),
        ({("创新",): None, ("创新", "平台"): None}, "新增平台", 40),
    ]


def test_a_heading_within_a_part_changes_nothing():
    found = read_table("指标\t分值\n一、党建（100分）\t\n二、加分项\t\n（一）荣誉\t\n获奖\t2\n三、扣分项\t\n迟报\t1\n")
    assert [(one.group, one.title, one.place) for one in found] == [
        ("", "一、党建", Place.BASE),
        ("", "获奖", Place.BONUS),
        ("", "迟报", Place.DEDUCTION),
    ]


def test_a_name_by_itself_without_points_yet_is_an_item():
    found = read_table("指标\t分值\n签约项目\t20\n到位资金\t\n")
    assert [(one.group, one.title, one.weight) for one in found] == [
        ("", "签约项目", Decimal(20)),
        ("", "到位资金", None),
    ]


def test_what_only_begins_so_is_an_item_of_the_base():
    found = read_table("指标\t分值\n加分项目库建设\t40\n加减分项\t60\n")
    assert [(one.weight, one.place) for one in found] == [(40, Place.BASE), (60, Place.BASE)]


def test_a_title_above_the_head_is_not_an_item():
    found = read_table("2024年季度评价办法\t\n指标名称\t权重（%）\n营业收入\t60%\n税收\t40%\n")
    assert [(one.title, one.weight) for one in found] == [("营业收入", 60), ("税收", 40)]


def test_a_standard_that_begins_like_a_total_is_no_total():
    assert [one.title for one in read_table("名称\t分值\t评分标准\n投资\t10\t总分：按完成率计\n合计\t10\t")] == ["投资"]


@pytest.mark.parametrize(
    "table",
    [
        "1\t产值\t10\n2\t税收\t20",
        "4\t产值\t10\n5\t税收\t20\n",
        "1\t产值\t10\n\t税收\t20\n2\t合计\t30\n",
        "1\t规模\t产值\t10\n1\t规模\t税收\t20\n",
        "产值\x0b\t10\n税收\u2028\t20\n",
    ],
)
def test_numbers_before_all_words_count_rows(table):
    assert [(one.title, one.weight) for one in read_table(table)] == [("产值", 10), ("税收", 20)]


def test_quotes_are_those_of_a_workbook_or_the_tables_own():
    listed = read_table('名称\t分值\n"产值\n增速"\t10\n"""十强""企业数"\t20\n')
    assert [one.title for one in listed] == ["产值 增速", '"十强"企业数']
    listed = read_table('名称\t分值\n产值\t10\n"十四五规划目标\t20\n"十强"企业数\t30\n')
    assert [(one.title, one.weight) for one in listed] == [("产值", 10), ('"十四五规划目标', 20), ('"十强"企业数', 30)]


@pytest.mark.parametrize("table", [f"{'长' * 3000}\t10", f"{'长' * 101}\t产值\t10", f"名称\t分值\n产值\t{'多' * 2500}"])
def test_S19_what_is_too_long_for_a_scheme_is_refused(table):
    with pytest.raises(TableError, match="最多 100 字"):
        read_table(table)


def test_what_is_no_number_stays_as_it_was_typed():
    assert read_table("名称\t权重\n营业收入\t六十\n税收\t\n") == [
        Pasted("", "营业收入", "六十", ""),
        Pasted("", "税收", None, ""),
    ]


def test_names_alone():
    assert [one.title for one in read_table("营业收入\n税收\n")] == ["营业收入", "税收"]


@pytest.mark.parametrize("text", ["", " \n\t\n", "合计\t100\n", "1\n2\n3\n"])
def test_S19_what_has_no_items_is_told(text):
    with pytest.raises(TableError, match="没有项目"):
        read_table(text)


def test_S19_more_than_a_scheme_may_have_is_refused():
    with pytest.raises(TableError, match="最多 400 项"):
        read_table("\n".join(f"第{n}项\t1" for n in range(500)))
    with pytest.raises(TableError, match="2 项"):
        read_table("招商\t外资\t5\n\t外贸\t5\n", room=2)
    parts = "类别\t指标\t分值\n加分项\t获奖\t2\n否决项\t事故\t\n"
    assert len(read_table(parts, room=2)) == 2, "they are in no group"
    with pytest.raises(TableError, match="2 项"):
        read_table(parts, room=1)


def test_S19_a_text_that_no_table_has_is_told():
    with pytest.raises(TableError, match="有 140000 字"):
        read_table("x" * 140_000 + "\t1")
