"""The ledger as a workbook: taken away and brought back, in its own form and in an office's."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from config.lib.periods import Month
from config.lib.xlsx.limits import WorkbookRefused
from config.lib.xlsx.reading import read_workbook
from dispatch.documents.ledger_workbook import LedgerBook, LedgerRead, Line, read_ledger, write_ledger
from dispatch.enums import IndicatorForm

JUNE = Month(2024, 6)
HOSTILE = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "＝1+1", "＋1", "－x", "＠x", "<b>&\"'"]


def line(code: str = "investment", name: str = "完成投资", **values: object) -> Line:
    return Line(code=code, name=name, **{"unit": "亿元", **values})


def book(*lines: Line, chain: str = "ferrous", month: Month = JUNE) -> LedgerBook:
    return LedgerBook(chain=chain, chain_name="黑色金属产业链", month=month, lines=lines)


def returned(content: bytes, change: dict[str, object] | None = None) -> BytesIO:
    """The workbook after somebody has written into some of its cells and saved it."""
    opened = load_workbook(BytesIO(content))
    for place, value in (change or {}).items():
        opened.worksheets[0][place] = value
    file = BytesIO()
    opened.save(file)
    file.seek(0)
    return file


def office_workbook(*rows: list[object]) -> BytesIO:
    """A workbook of an office's own making."""
    opened = Workbook()
    for row in rows:
        opened.active.append(row)
    file = BytesIO()
    opened.save(file)
    file.seek(0)
    return file


def read(file: BytesIO, of: LedgerBook) -> list[tuple[str, Decimal | None, str | None, str | None]]:
    found = read_ledger(file, of)
    assert found.mistakes == []
    return [(line.code, line.value, line.words, line.note) for line in found.lines]


def messages(found: LedgerRead) -> list[tuple[int, int]]:
    return [(mistake.row, mistake.column) for mistake in found.mistakes]


MILESTONE = line("cluster", "阿胶产业集群", form=IndicatorForm.MILESTONE, unit="项", decimals=0)
WORDS = line("brain", "产业大脑", form=IndicatorForm.WORDS, unit="")


def test_is_prefilled_with_known_cells_locked_and_others_to_fill() -> None:
    of = book(line(value=Decimal("12.5"), last=Decimal("10"), target=Decimal("150"), note="含并购"), MILESTONE)
    written = BytesIO(write_ledger(of))
    sheet = load_workbook(written).worksheets[0]
    assert sheet.title == "6月台账"
    assert sheet["D1"].value == "黑色金属产业链2024年6月工作台账"
    assert [cell.value for cell in sheet[4]] == [
        "ferrous/2024-06/investment", "12.5", "含并购", None, "完成投资", "亿元", None, 10, None, 150, 12.5, "含并购",
    ]  # fmt: skip
    assert read_workbook(written).sheets[0].hidden_columns == {1, 2, 3}
    assert sheet.protection.sheet
    assert [sheet[f"{letter}4"].protection.locked for letter in "EJKL"] == [True, True, False, False]
    assert sheet["E4"].fill.fgColor.rgb != sheet["K4"].fill.fgColor.rgb
    assert sheet["K4"].number_format == "#,##0.00"
    (offered,) = sheet.data_validations.dataValidation
    assert str(offered.sqref) == "K5"


def test_comes_back_untouched_and_says_nothing() -> None:
    of = book(line(value=Decimal("12.5"), note="含并购"), line("b", "签约金额"), MILESTONE, WORDS)
    assert read(BytesIO(write_ledger(of)), of) == []
    assert read(returned(write_ledger(of)), of) == []


def test_says_only_what_was_touched() -> None:
    of = book(line(value=Decimal("12.5"), note="含并购"), line("b", "签约金额", value=Decimal(3)), MILESTONE, WORDS)
    file = returned(
        write_ledger(of), {"K4": 13.25, "L4": None, "K6": "是", "K7": "接入企业3家。\n二期在建。", "L7": "见附件"}
    )
    assert read(file, of) == [
        ("investment", Decimal("13.25"), None, ""),
        ("cluster", Decimal(1), None, None),
        ("brain", None, "接入企业3家。\n二期在建。", "见附件"),
    ]


def test_a_cell_that_was_emptied_is_not_reported_any_more() -> None:
    of = book(line(value=Decimal("12.5")))
    assert read(returned(write_ledger(of), {"K4": None}), of) == [("investment", None, None, None)]


def test_what_changed_in_the_ledger_after_the_download_is_left_alone() -> None:
    taken = write_ledger(book(line(value=Decimal("12.5")), line("b", "签约金额", value=Decimal(3))))
    now = book(line(value=Decimal("99")), line("b", "签约金额", value=Decimal(3)))
    assert read(returned(taken, {"K5": 4}), now) == [("b", Decimal(4), None, None)]


@pytest.mark.parametrize("text", HOSTILE)
def test_S17_text_that_looks_like_a_formula_stays_text_and_comes_back(text: str) -> None:
    of = book(line(name=text, value=Decimal("-2.5"), note=text), WORDS)
    written = write_ledger(of)
    sheet = load_workbook(BytesIO(written)).worksheets[0]
    assert [sheet[place].data_type for place in ("E4", "L4", "C4")] == ["s", "s", "s"]
    assert (sheet["K4"].value, sheet["K4"].data_type) == (-2.5, "n")
    assert read(BytesIO(written), of) == []
    changed = book(line(name=text, value=Decimal("-2.5"), note="before"), WORDS)
    reread = read(returned(write_ledger(changed), {}), changed)
    assert reread == []
    back = read_ledger(BytesIO(written), book(line(name=text), WORDS))
    assert back.mistakes == []


def test_reads_the_workbook_of_an_office_by_the_names() -> None:
    of = book(line(names=("投资",)), line("b", "签约项目合同金额", value=Decimal(3)), MILESTONE)
    file = office_workbook(
        ["2024年6月有关数据"],
        ["序号", "指标名称", "计量单位", "本月数", "说明"],
        ["1", "一、完成投资 （亿元）", "亿元", "１，２３４．５亿元", "含并购"],
        [2, "签约项目合同金额", "亿元", None, None],
        [3, "阿胶产业集群", "项", "√", None],
        ["合计", None, None, 5, None],
        ["注：本表6月底报出"],
    )
    assert read(file, of) == [("investment", Decimal("1234.5"), None, "含并购"), ("cluster", Decimal(1), None, None)]


def test_says_cell_by_cell_what_it_cannot_read() -> None:
    of = book(line(), line("b", "签约金额"), line("c", "到位资金"), MILESTONE)
    file = office_workbook(
        ["指标", "6月填报"],
        ["完成投资", "约12"],
        ["签约金额", "120万元"],
        ["不认识的指标", 3],
        ["到位资金", 5],
        ["到位资金", 6],
        ["阿胶产业集群", "快了"],
    )
    found = read_ledger(file, of)
    assert messages(found) == [(2, 2), (3, 2), (4, 1), (6, 1), (7, 2)]
    assert [line.code for line in found.lines] == ["c"]
    assert {mistake.sheet for mistake in found.mistakes} == {"Sheet"}


def test_another_chain_or_month_is_refused() -> None:
    june = book(line())
    others = {
        "5月填报": book(line(), month=Month(2024, 5)),
        "ferrous 2023-06": book(line(), month=Month(2023, 6)),
        "bearings 2024-06": book(line(), chain="bearings"),
    }
    for theirs, other in others.items():
        with pytest.raises(WorkbookRefused, match=theirs):
            read_ledger(BytesIO(write_ledger(other)), june)


def test_a_workbook_without_such_a_table_is_refused() -> None:
    with pytest.raises(WorkbookRefused, match="6月填报"):
        read_ledger(office_workbook(["姓名", "电话"], ["某人", "1"]), book(line()))


def test_S21_hostile_files_are_refused_unopened() -> None:
    for content in (b"", b"PK\x03\x04" + b"0" * 100, b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        with pytest.raises(WorkbookRefused):
            read_ledger(BytesIO(content), book(line()))
