from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from config.lib.papers import Column, ListPaper, PaperTable, list_pdf

ROWS = [
    [str(number), f"高端精密冷轧带钢生产线智能化改造项目第{number}期（演示）", "临清市", "123,456.78", "2024-07-08"]
    for number in range(1, 61)
]
COLUMNS = [
    Column(title="序号"),
    Column(title="名称", align="left"),
    Column(title="所属区县", align="left"),
    Column(title="年度计划投资", align="right"),
    Column(title="开工日期", align="left"),
]
PAPER = ListPaper(
    title="新开工项目清单",
    table=PaperTable(columns=COLUMNS, rows=ROWS),
    date=dt.date(2024, 7, 8),
    unit="单位：万元",
    until="截至2024年7月8日",
    total="共 60 条",
    note="含单家企业数据",
    taken="链长办工作人员 2024-07-08 10:00 取出",
)
MARGIN = 15


def wide(columns: int) -> ListPaper:
    """A list of so many columns of words."""
    table = PaperTable(
        columns=[Column(title=f"栏目{number}", align="left") for number in range(columns)],
        rows=[["产业链建设内容及规模"] * columns] * 3,
    )
    return replace(PAPER, table=table)


def test_every_page_has_the_head_its_number_and_who_took_it(sheets):
    pages = sheets(list_pdf(PAPER))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        words = "".join(line.text for line in page.lines)
        assert "年度计划" in words
        assert f"第{number}页共{len(pages)}页" in words
        assert "链长办工作人员2024-07-0810:00取出" in words
        assert "新开工项目清单" in words
        assert "含单家企业数据" in words
    first = "".join(line.text for line in pages[0].lines)
    assert "单位：万元" in first
    assert "截至2024年7月8日" in first
    last = "".join(line.text for line in pages[-1].lines)
    assert "共60条" in last


@pytest.mark.parametrize("columns", [3, 12])
def test_the_note_and_who_took_it_stand_on_a_line_each(columns, sheets):
    """Beside each other they broke where the name of a chain office is long."""
    note = "含单家企业数据，依统计法保密，限工作使用，不得外传。"
    taken = "黑色金属产业链录入员（黑色金属产业链专班录入员）2024-07-0811:09取出"
    page = sheets(list_pdf(replace(wide(columns), note=note, taken=taken)))[0]
    assert [line.text for line in page.lines if line.text in {note, taken}] == [note, taken]


def test_no_row_is_lost_and_none_is_split(sheets):
    seen = []
    for page in sheets(list_pdf(PAPER)):
        text = "".join(line.text for line in page.lines)
        assert text.count("123,456.78") == text.count("2024-07-08") - 1, "the foot has a day too"
        seen.append(text.count("123,456.78"))
    assert sum(seen) == len(ROWS)


def test_figures_get_their_whole_width_and_words_what_is_left() -> None:
    laid_out = PAPER.laid_out()
    shares = {column.title: column.share for column in laid_out.table.columns}
    assert sum(shares.values()) == pytest.approx(100, abs=0.1)
    line = 180 if laid_out.sheet == "A4" else 267
    assert line * shares["年度计划投资"] / 100 > 18, "ten digits of 9 pt and the edges of the cell, in millimetres"
    assert shares["名称"] > 2 * shares["所属区县"]


def test_names_are_not_broken_and_words_share_the_room_so_that_there_are_the_fewest_lines(sheets):
    """Of a list of many columns, most of whose rows are empty in the broad ones."""
    chains = ["新一代信息技术", "黑色金属", "装备制造", "汽车及零部件"]
    honours = "规模以上、高新技术企业、专精特新“小巨人”企业"
    rows = [
        [
            str(number),
            f"茌平区{chains[number % 4]}甲公司（演示）" if number % 3 == 0 else "北赛电工",
            chains[number % 4],
            "聊城经济技术开发区" if number % 9 == 0 else "茌平区",
            honours if number % 3 == 0 else "",
            "功能化高档纱线" if number % 4 else "光纤线缆",
            f"东昌府区{chains[number % 4]}示范园（演示）" if number % 3 == 0 else "",
            *["39,200.00"] * 3,
            "服务企业专员（演示岗位）" if number % 3 == 0 else "",
        ]
        for number in range(1, 61)
    ]
    heads = ["名称", "产业链", "所属区县", "荣誉资质", "主要产品", "所在园区"]
    columns = [
        Column(title="序号"),
        *(Column(title=head, align="left") for head in heads),
        *(Column(title=head, align="right") for head in ("营业收入", "税收", "上年税收")),
        Column(title="服务专员", align="left"),
    ]
    pages = sheets(list_pdf(replace(PAPER, table=PaperTable(columns=columns, rows=rows))))
    words = [line.text for page in pages for line in page.lines]
    assert sum("新一代信息技术" in line for line in words) >= 15, "a chain's name stands on one line"
    assert sum("功能化高档纱线" in line for line in words) == 45
    assert len(pages) <= 4


def test_a_code_with_capital_letters_gets_more_room_than_one_of_digits():
    shares = []
    for code in ("913799000000000000", "91379900MA0Y00111W"):
        table = PaperTable(
            columns=[Column(title="代码", align="left"), Column(title="名称", align="left")],
            rows=[[code, "高端精密冷轧带钢生产线智能化改造"]] * 3,
        )
        shares.append(replace(PAPER, table=table).laid_out().table.columns[0].share)
    assert shares[1] > shares[0]


@pytest.mark.parametrize(("columns", "sheet"), [(3, "A4"), (12, "A4 landscape"), (20, "A3 landscape")])
def test_the_sheet_is_as_large_as_the_columns_need(columns, sheet, sheets):
    paper = wide(columns)
    assert paper.laid_out().sheet == sheet
    page = sheets(list_pdf(paper))[0]
    lines = [line for line in page.lines if "栏目0" in line.text]
    assert all(MARGIN < char.x < page.width - MARGIN for line in lines for char in line.chars)


def test_an_empty_list_is_a_paper_too(sheets):
    pages = sheets(list_pdf(replace(PAPER, table=replace(PAPER.table, rows=[]), total="共 0 条")))
    assert "共0条" in "".join(line.text for line in pages[0].lines)


def test_S16_what_is_written_in_a_cell_is_shown_and_does_nothing(sheets):
    hostile = '"><img src="http://127.0.0.1:9/x">{{7*7}}'
    table = PaperTable(columns=[Column(title="名称")], rows=[[hostile]])
    text = "".join(line.text for line in sheets(list_pdf(replace(PAPER, title=hostile, table=table)))[0].lines)
    assert "{{7*7}}" in text


def test_who_watches_is_told_each_page_and_may_stop_the_work(sheets):
    told: list[int] = []
    pages = sheets(list_pdf(PAPER, watch=told.append))
    assert told == list(range(1, len(pages) + 1))

    class Enough(Exception):
        pass

    def stop(page: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        list_pdf(PAPER, watch=stop)
    assert list_pdf(PAPER)[:5] == b"%PDF-", "and the next paper is made"
