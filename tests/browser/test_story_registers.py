"""The story of the registers: a messy workbook, a double, a milestone, and a ledger that is filled already.

The city is the demonstration's, on 8 July 2024; what the clerk enters is made up and marked （演示）.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from chains.models import Attachment, Enterprise, Project
from dispatch.enums import EntrySource
from dispatch.models import Entry
from evaluation.management.demonstration.people import PASSWORD
from tests.browser import ledgers, messy_book
from tests.browser.acts import look_over, send
from tests.browser.windows import Window
from tests.config.lib.files.samples import picture as photograph

PROJECT = "聊城甲钢管扩建项目（演示）"
TWICE = "聊城乙轧钢有限责任公司（演示）"
INVESTED = Decimal("4200")
SIX_LISTS = {
    "changsha-signed": "新签约项目清单",
    "changsha-started": "新开工项目清单",
    "changsha-not-started": "未开工项目清单",
    "changsha-completed": "新竣工项目清单",
    "changsha-in-production": "新投产项目清单",
    "changsha-at-capacity": "新达产项目清单",
}
"""六张清单, by their codes in the regime's file."""

WindowOf = Callable[..., Window]
Picture = Callable[..., object]


@pytest.fixture
def demonstration(transactional_db: None) -> None:
    call_command("load_demo", stdout=io.StringIO())


def test_what_is_known_of_the_chain_is_entered_once(
    demonstration: None, window_of: WindowOf, picture: Picture, tmp_path: Path
) -> None:
    clerk, office = window_of(None), window_of(None)
    clerk.log_in("clerk-ferrous", PASSWORD)
    a_messy_workbook_is_imported(clerk, picture, tmp_path)
    a_double_is_merged(clerk, picture)
    a_project_moves_past_a_milestone(clerk, picture, tmp_path)
    the_ledger_is_filled(clerk, picture)
    another_citys_lists_are_loaded(office)
    its_six_lists_show_the_same_data(clerk, picture, tmp_path)


def a_messy_workbook_is_imported(clerk: Window, picture: Picture, folder: Path) -> None:
    page = clerk.page
    hand_in(page, messy_book.write(folder / "企业名单.xlsx"))
    for place, word in messy_book.WRONG.items():
        expect(page.get_by_role("row").filter(has_text=place).filter(has_text=word)).to_have_count(1)
    look_over(clerk)
    picture(clerk, "record-trial")
    marked = ledgers.download(page, page.get_by_role("link", name="下载标出问题的表格"), folder, "marked.xlsx")
    said = messy_book.remarks(marked)
    assert said.keys() == messy_book.WRONG.keys()
    assert all(word in said[place] for place, word in messy_book.WRONG.items())
    assert not Enterprise.objects.filter(name__contains="演示").exists()

    hand_in(page, messy_book.mend(marked, folder / "改正.xlsx"))
    expect(page.locator("main")).to_contain_text("将新增5条")
    send(page.locator("#import"))
    expect(page.locator(".notice-success")).to_contain_text("新增5条")
    assert Enterprise.objects.get(name="聊城甲钢管有限公司（演示）").revenue == 125_000
    look_over(clerk)
    picture(clerk, "record-list")


def hand_in(page: Page, path: Path) -> None:
    page.goto("/registers/enterprises/")
    page.get_by_role("link", name="导入", exact=True).click()
    page.set_input_files("[name=workbook]", path)
    send(page.locator("form:has([name=workbook])"))


def a_double_is_merged(clerk: Window, picture: Picture) -> None:
    page = clerk.page
    page.goto("/registers/enterprises/new/")
    page.fill("[name=name]", TWICE)
    page.fill("[name=products]", "冷轧薄板")
    page.fill("[name=commissioner]", "链办服务专员")
    page.check("[name=belongs-ferrous]")
    send(page.locator("form:has([name=products])"))
    page.goto("/registers/enterprises/doubles/")
    page.get_by_role("row").filter(has_text=TWICE).get_by_role("link", name="核对").click()
    line = page.get_by_role("row").filter(has_text="冷轧薄板")
    line.get_by_label("冷轧薄板").check()
    page.locator("tr").filter(has_text="保留这一条").get_by_role("radio").first.check()
    look_over(clerk)
    picture(clerk, "record-merge")
    send(page.locator("form.doubt"))
    kept = Enterprise.objects.get(name__contains="乙轧钢", removed_at=None)
    assert (kept.products, kept.commissioner, kept.staff) == ("冷轧薄板", "链办服务专员", 860)


def a_project_moves_past_a_milestone(clerk: Window, picture: Picture, folder: Path) -> None:
    page = clerk.page
    clerk.expected.append("400 (Bad Request)")
    page.goto("/registers/projects/new/")
    page.fill("[name=name]", PROJECT)
    page.select_option("[name=project_class]", "implementation")
    page.fill("[name=investment]", "2.6亿元")
    send(page.locator("form:has([name=investment])"))
    expect(page.locator(".field-error").first).to_be_visible()
    page.fill("[name=investment]", "26,000")
    page.check("[name=belongs-ferrous]")
    send(page.locator("form:has([name=investment])"))
    record = page.url

    page.get_by_role("link", name="填报节点进展").click()
    page.fill("[name=signed-reached_on]", "2024-03-01")
    page.select_option("[name=signed-proof]", "contract")
    page.fill("[name=started-reached_on]", "2024-05-10")
    page.fill("[name=completed-planned_on]", "2025-06-30")
    send(page.locator("form[id^=steps-]"))
    expect(page.locator("[id='id_started-reached_on_error']")).to_be_visible()
    page.select_option("[name=started-proof]", "ground_level")
    send(page.locator("form[id^=steps-]"))
    expect(page.locator("#part-milestones")).to_contain_text("开工")

    proof = folder / "正负零.png"
    proof.write_bytes(photograph(size=(1600, 900)))
    started = page.locator("section:has(#part-milestones)").get_by_role("row", name="开工")
    started.get_by_role("link", name="上传附件").click()
    page.set_input_files("[name=file]", proof)
    send(page.locator("form:has([name=file])"))
    expect(started).to_contain_text("正负零.png")
    assert Attachment.objects.get().part == "started"
    page.get_by_role("link", name="预览").click()
    expect(page.locator("img.file-picture")).to_have_js_property("naturalWidth", 1600)

    page.goto(f"{record}months/2024-06/")
    page.fill("[name=invested]", f"{INVESTED:,}")
    page.fill("[name=visible]", "主体结构封顶（演示）")
    send(page.locator("form:has([name=invested])"))
    project = Project.objects.get(name=PROJECT)
    assert page.url.split("#")[0].endswith(f"{project.pk}/")
    look_over(clerk)
    picture(clerk, "record-project", whole=True)


def the_ledger_is_filled(clerk: Window, picture: Picture) -> None:
    page = clerk.page
    ledgers.open_ledger(page, "ferrous")
    expect(ledgers.row(page, "investment-done").locator(".counted a")).to_contain_text("0.42")
    expect(ledgers.row(page, "investment-done").locator(".counted button")).to_contain_text("采用")
    ledgers.row(page, "investment-done").locator(".counted a").click()
    expect(page.get_by_role("row").filter(has_text=PROJECT)).to_contain_text("4,200.00")
    ledgers.open_ledger(page, "ferrous")
    picture(clerk, "ledger-counted")
    page.locator("#ledger-counted button").click()
    ledgers.all_saved(page)
    # May reported more projects than the registers know of: nothing is proposed that would make the year's figure fall.
    expect(ledgers.row(page, "key-projects").locator(".counted")).to_have_count(0)
    filled = Entry.objects.get(
        ledger__chain__code="ferrous",
        ledger__month__year=2024,
        ledger__month__month=6,
        indicator__code="investment-done",
    )
    assert (filled.value, filled.source) == (Decimal("0.42"), EntrySource.COUNTED)


def another_citys_lists_are_loaded(office: Window) -> None:
    office.log_in("office", PASSWORD)
    page = office.page
    page.goto("/regimes/")
    page.locator("[data-opens=load-changsha-2017]").click()
    send(page.locator("#load-changsha-2017 form"))
    expect(page.locator(".notice-success")).to_be_visible()


def its_six_lists_show_the_same_data(clerk: Window, picture: Picture, folder: Path) -> None:
    page = clerk.page
    page.goto("/lists/")
    page.locator("details.elsewhere > summary").click()
    look_over(clerk)
    picture(clerk, "list-home")
    for code, title in SIX_LISTS.items():
        path = ledgers.download(page, page.locator(f"a[href='/lists/{code}/export/']"), folder, f"{code}.xlsx")
        sheet = load_workbook(path).worksheets[0]
        told = [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value is not None]
        assert any(title in text for text in told)
        assert (PROJECT in told) == (code in {"changsha-signed", "changsha-started"}), code
    page.locator("a[href='/lists/changsha-started/']").click()
    expect(page.get_by_role("row").filter(has_text=PROJECT)).to_contain_text("26,000.00")
    look_over(clerk)
    picture(clerk, "list-view")
