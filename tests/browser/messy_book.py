"""A list of enterprises as an office really sends it, and the person who mends what comes back marked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.chains.records import credit_code

HEAD = {
    "A3:A5": "序号",
    "B3:C3": "企业基本情况",
    "B4:B5": "统一社会信用代码",
    "C4:C5": "企业全称",
    "D3:D5": "所在县区",
    "E3:G3": "经营情况",
    "E4:F4": "2024年上半年",
    "E5": "主营业务收入（亿元）",
    "F5": "从业人员\n（人）",
    "G4:G5": "研发费用（万元）",
    "H3:H5": "成立时间",
    "I3:I5": "主导产品",
    "J3:J5": "备注",
}
"""Three rows of merged cells, in an order and under names of their own."""

ROWS: tuple[tuple[Any, ...], ...] = (
    (
        1,
        credit_code(101),
        "聊城甲钢管有限公司（演示）",
        "东昌府区",
        "１２．５",
        "1,200",
        "1，200.5",
        "2004.3.5",
        "无缝钢管",
        "",
    ),
    (2, credit_code(102), "聊城乙轧钢有限公司(演示)", "茌平区", 3.2, "860人", 80, "2010年3月", "热轧卷板", ""),
    (3, credit_code(103).lower(), "聊城丙特钢有限公司（演示）", "冠县", 0.8, 300, None, 38353, "特种钢", ""),
    (4, credit_code(104)[:-1] + "X", "聊城丁铸造有限公司（演示）", "临清市", 2, 210, 15, "2012-5", "铸件", "扩产"),
    (5, "", "聊城戊金属有限公司（演示）", "火星区", "约2", 90, 4, "2015/13/1", "钢丝", ""),
)
WRONG = {"E5": "亿元", "B9": "校验位", "D10": "火星区", "E10": "约2", "H10": "2015/13/1"}
"""The cells that cannot be taken, and a word of what is said of each."""

MENDED: Mapping[str, Any] = {
    "E5": "主营业务收入（万元）",
    "E6": 125000,
    "E7": 32000,
    "E8": 8000,
    "E9": 20000,
    "E10": 20000,
    "B9": credit_code(104),
    "D10": "高唐县",
    "H10": "2015.3.1",
}


def write(path: Path) -> Path:
    """The workbook: a title, a line of who reports, the head, the rows, a total and notes; one row is hidden."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "企业名单"
    _line(sheet, 1, "聊城市黑色金属产业链重点企业名单（演示）")
    _line(sheet, 2, "填报单位：黑色金属产业链专班　　　　填报时间：2024年7月")
    for place, text in HEAD.items():
        sheet[place.split(":")[0]] = text
        if ":" in place:
            sheet.merge_cells(place)
    for row, values in enumerate(ROWS, 6):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
    sheet.cell(11, 2, "合计")
    sheet.cell(11, 6, 2660)
    _line(sheet, 12, "注：主营业务收入为上半年累计数，数据来源为企业报送。")
    sheet.row_dimensions[8].hidden = True
    book.create_sheet("填表说明")["A1"] = "请于7月10日前报送"
    book.save(path)
    return path


def remarks(path: Path) -> dict[str, str]:
    """What the returned workbook says at its cells."""
    sheet = load_workbook(path)["企业名单"]
    return {cell.coordinate: cell.comment.text for line in sheet.iter_rows() for cell in line if cell.comment}


def mend(path: Path, mended: Path) -> Path:
    """Correct the marked cells in the workbook that came back."""
    book = load_workbook(path)
    for place, value in MENDED.items():
        book["企业名单"][place] = value
    book.save(mended)
    return mended


def _line(sheet: Worksheet, row: int, text: str) -> None:
    sheet.cell(row, 1, text)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=10)
