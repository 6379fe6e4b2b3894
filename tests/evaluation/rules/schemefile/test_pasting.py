"""A scoring table pasted from a workbook becomes items, however its columns are called."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evaluation.rules.schemefile.pasted import Pasted
from evaluation.rules.schemefile.pasting import TableError, read_table


def test_two_columns_without_a_head():
    assert read_table("合同金额\t40\n到位资金\t２２.5\n") == [
        Pasted("合同金额", 40, ""),
        Pasted("到位资金", Decimal("22.5"), ""),
    ]


@pytest.mark.parametrize("head", ["考核内容\t考核指标", "项目\t指标", "考核项目\t考核内容", "项目名称\t内容"])
def test_where_several_heads_name_items_the_first_is_the_groups(head):
    table = "招商引资\t合同金额\t40\t按完成率得分\n\t到位资金\t20\t\n要素保障\t贷款增幅\t40\t\n"
    assert [(one.groups[0].title, one.title, one.weight) for one in read_table(f"{head}\t分值\t评分标准\n{table}")] == [
        ("招商引资", "合同金额", 40),
        ("招商引资", "到位资金", 20),
        ("要素保障", "贷款增幅", 40),
    ]


def test_a_name_with_its_content_beside_it_stays_the_name():
    found = read_table("考核指标\t考核内容\t分值\n合同金额\t新签合同\t60\n到位资金\t\t40\n")
    assert [(one.groups, one.title) for one in found] == [((), "合同金额"), ((), "到位资金")]


def test_a_title_above_the_head_is_not_an_item():
    found = read_table("2024年季度评价办法\t\n指标名称\t权重（%）\n营业收入\t60%\n税收\t40%\n")
    assert [(one.title, one.weight) for one in found] == [("营业收入", 60), ("税收", 40)]


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
        Pasted("营业收入", "六十", ""),
        Pasted("税收", None, ""),
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
