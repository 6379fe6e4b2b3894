"""What people do at a ledger: open it, type, paste, fill its workbook, explain, submit, return, accept."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import send

PASTE = """(target, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def open_ledger(page: Page, chain: str, month: str = "2024-06") -> None:
    page.goto(f"/ledgers/{chain}/{month}/")
    page.wait_for_selector("html[data-ledger=ready]")


def follow_to_ledger(page: Page, chain: str, month: str = "2024-06") -> None:
    """From wherever a link to it stands."""
    page.locator(f"main a[href='/ledgers/{chain}/{month}/']").first.click()
    page.wait_for_selector("html[data-ledger=ready]")


def row(page: Page, code: str) -> Locator:
    return page.locator(f"tr[data-code='{code}']")


def field(page: Page, code: str, name: str = "value") -> Locator:
    return row(page, code).locator(f"[data-field={name}]")


def said(page: Page, code: str) -> Locator:
    """What stands below the row."""
    return page.locator(f"#said-{code}")


def codes(page: Page, rows: str = "tr[data-code]") -> list[str]:
    found: list[str] = page.locator(rows).evaluate_all("rows => rows.map((row) => row.dataset.code)")
    return found


def all_saved(page: Page) -> None:
    expect(page.locator("#ledger-saved:not(.unsaved)")).to_have_count(1)


def type_down(page: Page, values: Mapping[str, str]) -> None:
    """One cell below the other, with the keyboard alone once the first has the focus."""
    field(page, next(iter(values))).focus()
    for value in values.values():
        page.keyboard.type(value)
        page.keyboard.press("Enter")


def paste(page: Page, code: str, lines: list[str]) -> None:
    """A column of cells copied in a spreadsheet, into the cell of an indicator."""
    field(page, code).evaluate(PASTE, "\r\n".join(lines) + "\r\n")


def explain(page: Page, why: str) -> None:
    """A note beside every figure that a check warns of."""
    all_saved(page)
    for code in codes(page, "tr[data-code][data-state=warned]"):
        field(page, code, "note").fill(why)
        page.keyboard.press("Enter")
    all_saved(page)


def submit(page: Page) -> None:
    page.locator("#ledger-submit").click()
    expect(page.locator("#ledger-submission [type=submit]")).to_be_visible()
    send(page.locator("#ledger-submission form"))
    page.wait_for_selector("html[data-ledger=ready]")
    expect(page.locator(".ledger-line .status").first).to_have_class("status status-submitted")


def accept(page: Page) -> None:
    page.locator("#ledger-accept").click()
    send(page.locator("#ledger-acceptance form"))
    page.wait_for_selector("html[data-ledger=ready]")
    expect(page.locator(".ledger-line .status").first).to_have_class("status status-accepted")


def send_back(page: Page, reasons: Mapping[str, str]) -> None:
    """Return the ledger with a reason on some of its cells."""
    for code, reason in reasons.items():
        field(page, code, "reason").fill(reason)
    page.locator("#ledger-return").click()
    send(page.locator("#ledger-returning form"))


class LedgerWorkbook:
    """The ledger's workbook as a clerk has it open in a spreadsheet program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)
        self.sheet: Worksheet = self.book.worksheets[0]
        self.head = next(cell for line in self.sheet.iter_rows() for cell in line if cell.value == "指标")

    def cell(self, name: str) -> Cell:
        """The cell to fill, in the row of the indicator of this name."""
        head = self.head.row
        column = next(cell.column for cell in self.sheet[head] if cell.value == "6月填报")
        lines = range(head + 1, self.sheet.max_row + 1)
        line = next(line for line in lines if self.sheet.cell(line, self.head.column).value == name)
        return self.sheet.cell(line, column)

    def remark(self, name: str) -> str:
        comment = self.cell(name).comment
        return comment.text if comment else ""

    def is_coloured(self, name: str) -> bool:
        """By a rule of the sheet, so that the cell's own look comes back when it is mended."""
        return any(self.cell(name).coordinate in found.sqref for found in self.sheet.conditional_formatting)

    def write(self, values: Mapping[str, Decimal | str]) -> None:
        for name, value in values.items():
            self.cell(name).value = value
        self.book.save(self.path)


def download(page: Page, link: Locator, folder: Path, name: str) -> Path:
    with page.expect_download() as download:
        link.click()
    path = folder / name
    download.value.save_as(path)
    return path


def upload_workbook(page: Page, path: Path) -> None:
    page.locator("[data-opens=ledger-upload]").click()
    page.set_input_files("#ledger-upload-file", path)
    send(page.locator("#ledger-upload form"))
