"""Steps two to six of the story: June is entered and reviewed, the quarter judged, the notice issued, and looked at.

The city is the demonstration's, on 8 July 2024: the first quarter is published, the second complete but for what these
people do here. A real Celery worker does the background work.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from config.lib.periods import Month
from dispatch.models import Entry, Ledger, Target
from evaluation.enums import RunStatus
from evaluation.management.demonstration.figures import entered
from evaluation.management.demonstration.people import PASSWORD
from evaluation.models import Run
from offices.models import Message
from tests.browser import ledgers
from tests.browser.acts import look_over, send
from tests.browser.ledgers import LedgerWorkbook
from tests.browser.windows import DESK, PHONE, WALL, Window
from tests.browser.worker_process import worker_process

JUNE = Month(2024, 6)
CONTRACTS, HIGH_TECH = "contracts-signed", "new-high-tech"
FUNDS = "funds-in-place"
WHY = "已与签约台账核对"
QUARTER = "2024年第二季度"
NUMBER = "聊链办〔2024〕9号"
SENTENCE = "各产业链专班要于7月25日前将整改措施报市链长办。"

WindowOf = Callable[..., Window]
Picture = Callable[..., object]


@pytest.fixture
def demonstration(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    call_command("load_demo", stdout=io.StringIO())
    with worker_process(tmp_path / "worker.log"):
        yield


@pytest.fixture
def people(demonstration: None, window_of: WindowOf) -> Callable[[str], Window]:
    """``people("office")``: the window of an account of the demonstration, logged in at first use."""
    windows: dict[str, Window] = {}

    def window(username: str) -> Window:
        if username not in windows:
            windows[username] = window_of(None)
            windows[username].log_in(username, PASSWORD)
        return windows[username]

    return window


People = Callable[[str], Window]


def test_the_quarter_is_judged_and_told(people: People, picture: Picture, tmp_path: Path) -> None:
    june_is_entered(people, picture, tmp_path)
    june_is_reviewed(people, picture)
    the_other_ledgers_are_brought_in(people)
    a_figure_is_corrected(people, picture)
    the_quarter_is_judged(people, picture)
    the_notice_goes_out(people, picture, tmp_path)
    the_months_are_reported(people, picture, tmp_path)
    the_leaders_look(people, picture)
    a_new_run_supersedes_the_published_one(people, picture)


# --- the month is entered --------------------------------------------------------------------------------------------


def june_is_entered(people: People, picture: Picture, folder: Path) -> None:
    clerk = people("clerk-ferrous")
    the_clerk_sees_what_is_owed(clerk, picture)
    figures = june_figures()
    a_part_is_typed(clerk, dict(list(figures.items())[:5]))
    a_part_is_pasted(clerk.page, dict(list(figures.items())[5:9]))
    the_rest_comes_in_a_workbook(clerk, dict(list(figures.items())[9:]), folder, picture)
    ledgers.explain(clerk.page, WHY)
    look_over(clerk)
    picture(clerk, "ledger-filled")


def the_clerk_sees_what_is_owed(clerk: Window, picture: Picture) -> None:
    page = clerk.page
    expect(page).to_have_url("/desk/")
    owed = page.locator(".desk-list li").first
    expect(owed).to_contain_text("2024年6月")
    expect(owed).to_contain_text("2024年7月10日")
    look_over(clerk)
    picture(clerk, "desk-clerk")
    ledgers.follow_to_ledger(page, "ferrous")
    assert len(ledgers.codes(page)) == 13


def june_figures() -> dict[str, Decimal]:
    """By indicator in the order of the ledger, as the demonstration's rule makes them."""
    targets = Target.objects.filter(chain__code="ferrous", year=2024).select_related("indicator", "chain")
    return {
        target.indicator.code: entered(target=target, indicator=target.indicator, month=JUNE)
        for target in targets.order_by("indicator__number")
    }


def stored() -> dict[str, Decimal | None]:
    entries = Entry.objects.filter(ledger__chain__code="ferrous", ledger__month__year=2024, ledger__month__month=6)
    return {entry.indicator.code: entry.value for entry in entries.select_related("indicator")}


def a_part_is_typed(clerk: Window, figures: dict[str, Decimal]) -> None:
    page = clerk.page
    ledgers.type_down(page, {code: str(value) for code, value in figures.items()})
    ledgers.all_saved(page)
    assert stored() == figures

    # An error speaks while it is typed, and is gone when the figure is right.
    ledgers.field(page, HIGH_TECH).fill("0.5")
    expect(ledgers.row(page, HIGH_TECH)).to_have_attribute("data-state", "wrong")
    ledgers.field(page, HIGH_TECH).fill(str(figures[HIGH_TECH]))
    page.keyboard.press("Enter")
    ledgers.all_saved(page)


def a_part_is_pasted(page: Page, figures: dict[str, Decimal]) -> None:
    before = stored()
    ledgers.paste(page, next(iter(figures)), [f"{value}" for value in figures.values()])
    ledgers.all_saved(page)
    assert stored() == {**before, **figures}


def the_rest_comes_in_a_workbook(clerk: Window, figures: dict[str, Decimal], folder: Path, picture: Picture) -> None:
    """Downloaded, filled with a mistake, handed in, back with the cell coloured and commented, mended, imported."""
    page = clerk.page
    before = stored()
    names = dict(Target.objects.filter(indicator__code__in=figures).values_list("indicator__code", "indicator__name"))
    wrong = names[next(iter(figures))]
    link = page.locator(".page-actions a, main a, header a").and_(page.locator("[href$='/workbook/']")).first
    mine = LedgerWorkbook(ledgers.download(page, link, folder, "mine.xlsx"))
    mine.write({names[code]: value for code, value in figures.items()} | {wrong: "约12个"})
    ledgers.upload_workbook(page, mine.path)
    expect(page.locator("[aria-labelledby=mistakes-title] tbody tr")).to_have_count(1)
    look_over(clerk)
    picture(clerk, "ledger-workbook-trial")

    marked = LedgerWorkbook(ledgers.download(page, page.locator("a[href$='/marked/']"), folder, "marked.xlsx"))
    assert "不是数字" in marked.remark(wrong)
    assert marked.is_coloured(wrong)
    assert not mine.is_coloured(wrong)
    assert stored() == before

    marked.write({wrong: next(iter(figures.values()))})
    ledgers.open_ledger(page, "ferrous")
    ledgers.upload_workbook(page, marked.path)
    send(page.locator("form:has([name=seen])"))
    page.wait_for_selector("html[data-ledger=ready]")
    assert stored() == {**before, **figures}


# --- it is reviewed --------------------------------------------------------------------------------------------------


def june_is_reviewed(people: People, picture: Picture) -> None:
    clerk, director, office = people("clerk-ferrous"), people("director-ferrous"), people("office")
    ledgers.follow_to_ledger(director.page, "ferrous")
    ledgers.submit(director.page)
    the_office_sees_the_board_and_returns(office, picture)
    the_clerk_mends_exactly_that_cell(clerk, picture)
    the_director_submits_what_changed(director, picture)
    ledgers.open_ledger(office.page, "ferrous")
    ledgers.accept(office.page)


def the_office_sees_the_board_and_returns(office: Window, picture: Picture) -> None:
    page = office.page
    look_over(office)
    picture(office, "desk-office")
    page.goto("/board/")
    look_over(office)
    picture(office, "board")
    page.locator("a[href='?year=2024&month=2024-06']").first.click()
    look_over(office)
    picture(office, "board-month")
    ledgers.follow_to_ledger(page, "ferrous")
    look_over(office)
    picture(office, "ledger-review")
    ledgers.send_back(page, {CONTRACTS: "与招商部门掌握的合同金额不一致，请核对6月签约项目。"})


def the_clerk_mends_exactly_that_cell(clerk: Window, picture: Picture) -> None:
    page = clerk.page
    page.goto("/")
    expect(page.locator("main")).to_contain_text("请核对6月签约项目")
    picture(clerk, "desk-returned")
    ledgers.follow_to_ledger(page, "ferrous")
    expect(page.locator("tr[data-code]:visible")).to_have_count(1)
    expect(ledgers.said(page, CONTRACTS)).to_contain_text("请核对6月签约项目")
    look_over(clerk)
    picture(clerk, "ledger-returned")
    value = Decimal(ledgers.field(page, CONTRACTS).input_value().replace(",", ""))
    ledgers.field(page, CONTRACTS).fill(str(value + Decimal("0.80")))
    page.keyboard.press("Tab")
    page.keyboard.type("补计6月28日签订的一份合同")
    page.keyboard.press("Enter")
    ledgers.all_saved(page)


def the_director_submits_what_changed(director: Window, picture: Picture) -> None:
    page = director.page
    page.goto("/")
    ledgers.follow_to_ledger(page, "ferrous")
    page.locator("#ledger-submit").click()
    expect(page.locator("#ledger-changes tr")).to_have_count(1)
    picture(director, "ledger-submission")
    page.locator("#ledger-submission [data-closes]").click()
    ledgers.submit(page)


def the_other_ledgers_are_brought_in(people: People) -> None:
    """One was submitted, one returned, one waits for more time."""
    office = people("office").page
    the_returned_one_is_mended(people("clerk-automotive").page)
    the_open_one_gets_time_and_is_filled(office, people("clerk-textile").page)
    for chain in ("automotive", "textile"):
        director = people(f"director-{chain}").page
        ledgers.open_ledger(director, chain)
        ledgers.submit(director)
    for chain in ("equipment", "automotive", "textile"):
        office.goto("/desk/")
        ledgers.follow_to_ledger(office, chain)
        ledgers.accept(office)
    assert set(Ledger.objects.filter(month__month__lte=6).values_list("status", flat=True)) == {"accepted", "sealed"}


def the_returned_one_is_mended(page: Page) -> None:
    ledgers.follow_to_ledger(page, "automotive")
    returned = ledgers.codes(page, "tr[data-code]:not([hidden])")
    assert set(returned) == {CONTRACTS, HIGH_TECH}
    for code in returned:
        ledgers.field(page, code, "note").fill("经核对，与合同和认定公告一致")
        page.keyboard.press("Enter")
    ledgers.all_saved(page)


def the_open_one_gets_time_and_is_filled(office: Page, clerk: Page) -> None:
    office.goto("/extensions/?decision=pending")
    office.locator("tbody a").first.click()
    with office.expect_navigation():
        office.locator("#decision [value=grant]").click()
    ledgers.follow_to_ledger(clerk, "textile")
    lacking = ledgers.codes(clerk, "tr[data-code][data-state=missing]")
    assert len(lacking) == 3
    for code in lacking:
        ledgers.field(clerk, code).fill("8.5")
        clerk.keyboard.press("Enter")
    ledgers.explain(clerk, "市统计局7月12日提供")


def a_figure_is_corrected(people: People, picture: Picture) -> None:
    """After acceptance a figure changes only by an act of its own, asked by one and granted by another."""
    director, office = people("director-ferrous"), people("office")
    ask_and_grant(director.page, office.page, indicator=FUNDS, value="3.21", reason="6月底到账的一笔资金漏计")
    assert stored()[FUNDS] == Decimal("3.21")
    office.page.goto("/corrections/")
    look_over(office)
    picture(office, "correction-list")


def ask_and_grant(director: Page, office: Page, *, indicator: str, value: str, reason: str) -> None:
    ledgers.open_ledger(director, "ferrous")
    ledgers.row(director, indicator).locator("a.correct").click()
    director.fill("[name=value]", value)
    director.fill("[name=reason]", reason)
    send(director.locator("#correction-ask"))
    office.goto("/corrections/?decision=pending")
    office.locator("tbody tr", has_text="黑色金属").locator("a").first.click()
    with office.expect_navigation():
        office.locator("#decision [value=grant]").click()


# --- the quarter is judged -------------------------------------------------------------------------------------------


def the_quarter_is_judged(people: People, picture: Picture) -> None:
    office = people("office")
    the_run_is_watched(office, picture)
    a_score_opens_down_to_its_entry(office, picture)
    page = office.page
    page.locator("[data-opens=publish]").click()
    send(page.locator("#publish form"))
    run = Run.objects.get(quarter=2, status=RunStatus.PUBLISHED)
    assert set(Ledger.objects.filter(month__month__in=(4, 5, 6)).values_list("status", flat=True)) == {"sealed"}
    assert run.placings.exclude(place=None).count() == 12


def the_run_is_watched(office: Window, picture: Picture) -> None:
    page = office.page
    page.goto("/runs/")
    look_over(office)
    picture(office, "run-list")
    start_run(page)
    expect(page.locator("[data-opens=publish]")).to_be_visible(timeout=30_000)
    assert Run.objects.latest("pk").status == RunStatus.DRAFT
    look_over(office)
    picture(office, "run-view")


def start_run(page: Page, *, reason: str = "") -> None:
    page.goto("/runs/")
    page.select_option("[name=quarter]", "2024Q2")
    page.fill("[name=reason]", reason)
    send(page.locator("form:has([name=quarter])"))


def a_score_opens_down_to_its_entry(office: Window, picture: Picture) -> None:
    page = office.page
    address = page.url
    page.get_by_role("rowheader", name="黑色金属").get_by_role("link").click()
    look_over(office)
    picture(office, "score-sheet")
    line = page.locator(".score-line", has_text="合同金额").first
    line.locator("summary").click()
    source = line.locator(".source", has_text="2024年6月")
    expect(source).to_contain_text("黑色金属产业链录入员")
    expect(source).to_contain_text("市链长办工作人员")
    assert page.locator("#side").bounding_box()["y"] == 0, "the navigation does not stay in sight"
    picture(office, "score-line")
    source.locator("a").first.click()
    page.wait_for_selector("html[data-ledger=ready]")
    expect(page).to_have_url(f"/ledgers/ferrous/2024-06/#{CONTRACTS}")
    page.goto(address)


# --- the notice goes out ---------------------------------------------------------------------------------------------


def the_notice_goes_out(people: People, picture: Picture, folder: Path) -> None:
    office = people("office")
    the_notice_is_drafted_and_edited(office, picture)
    the_notice_is_issued(office, picture)
    the_papers_say_what_the_page_says(office.page, folder)
    the_chain_office_receives_it(people("director-ferrous"), picture)


def the_notice_is_drafted_and_edited(office: Window, picture: Picture) -> None:
    page = office.page
    page.locator("a[href$='/notice/']").first.click()
    send(page.locator("main form:has([type=submit])"))
    expect(page.locator("[name=title]")).to_have_value(f"关于{QUARTER}产业链链长制工作评价情况的通报")
    demands = page.locator("[name=demands]")
    demands.fill(f"{demands.input_value()}\n{SENTENCE}")
    look_over(office)
    page.evaluate("window.scrollTo(0, 0)")
    picture(office, "notice-edit")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(demands).to_have_value(re.compile(SENTENCE))


def the_notice_is_issued(office: Window, picture: Picture) -> None:
    page = office.page
    page.locator("[data-opens=issue]").click()
    page.locator("#issue [name=number]").fill("9")
    page.locator("#issue [name=signed_on]").fill("2024-07-08")
    picture(office, "notice-issue")
    send(page.locator("#issue form"))
    expect(page.locator("h1")).to_contain_text(NUMBER)
    expect(page.locator(".notice-paper")).to_contain_text(SENTENCE)
    look_over(office)
    picture(office, "notice-view")


def the_papers_say_what_the_page_says(page: Page, folder: Path) -> None:
    """The ranking stands in the PDF and, cell by cell, in the workbook; the hashes are those of the files."""
    links = page.locator(".page-actions a[href*='/papers/'], header a[href*='/papers/']")
    notice = ledgers.download(page, links.nth(0), folder, "notice.pdf")
    annex = ledgers.download(page, links.nth(1), folder, "annex.xlsx")
    hashes = page.locator("code.hash").all_inner_texts()
    assert {hashlib.sha256(path.read_bytes()).hexdigest() for path in (notice, annex)} == set(hashes)

    ranking = rows_of(page.locator(".paper-table").first)
    assert len(ranking) == 12
    printed = text_of(notice)
    for said in (NUMBER, SENTENCE, "2024年7月8日", "演示", *("".join(row[:3]) for row in ranking)):
        assert said in printed, said

    sheet = load_workbook(annex).worksheets[0]
    cells = [[shown(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    for row in ranking:
        assert row in cells, row


def rows_of(table: Locator) -> list[list[str]]:
    """The table's body as it is read, without blanks."""
    found: list[list[str]] = table.locator("tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\\s/g, '')))"
    )
    return found


def text_of(paper: Path) -> str:
    """Everything that is printed, without blanks and ends of lines."""
    return "".join("".join(page.extract_text() for page in PdfReader(paper).pages).split())


def shown(value: object) -> str:
    """A cell of a workbook as the page shows it."""
    return f"{value:.2f}" if isinstance(value, int | float) else str(value or "")


def the_chain_office_receives_it(director: Window, picture: Picture) -> None:
    page = director.page
    page.goto("/inbox/")
    look_over(director)
    picture(director, "inbox")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(re.escape(NUMBER))).click()
    expect(page.locator(".notice-paper")).to_contain_text(SENTENCE)
    assert Message.objects.get(organisation__code="office-ferrous", subject__contains=NUMBER).read_at


def the_months_are_reported(people: People, picture: Picture, folder: Path) -> None:
    """Of the chain and of the city, as PDF and as a workbook; a clerk gets the own chain's."""
    office, clerk = people("office"), people("clerk-ferrous")
    office.page.goto("/reports/?month=2024-06")
    look_over(office)
    picture(office, "report-list")
    city = ledgers.download(office.page, office.page.locator("a[href$='/city/pdf/']"), folder, "city.pdf")
    assert "全市" in text_of(city)
    assert "高端轴承" in text_of(city)
    book = ledgers.download(office.page, office.page.locator("a[href$='/city/xlsx/']"), folder, "city.xlsx")
    assert any(cell == "高端轴承" for sheet in load_workbook(book) for row in sheet.values for cell in row)

    clerk.page.goto("/reports/?month=2024-06")
    expect(clerk.page.locator("a[href$='/pdf/']")).to_have_count(1)
    chain = ledgers.download(clerk.page, clerk.page.locator("a[href$='/ferrous/pdf/']"), folder, "chain.pdf")
    assert "黑色金属产业链" in text_of(chain)
    assert "3.21" in text_of(chain)
    book = ledgers.download(clerk.page, clerk.page.locator("a[href$='/ferrous/xlsx/']"), folder, "chain.xlsx")
    assert any(shown(cell) == "3.21" for sheet in load_workbook(book) for row in sheet.values for cell in row)


# --- the leaders look ------------------------------------------------------------------------------------------------


def the_leaders_look(people: People, picture: Picture) -> None:
    leader = people("leader")
    page = leader.page
    expect(page).to_have_url("/cockpit/")
    page.reload()
    expect(page.locator(".cockpit-sums")).to_contain_text(QUARTER)
    expect(page.locator("table.lights tbody tr")).to_have_count(12)
    expect(page.locator(".chart canvas, .chart svg").first).to_be_visible()
    look_over(leader)
    picture(leader, "cockpit")
    picture(leader, "cockpit-whole", whole=True)
    a_light_opens_to_its_reason(leader, picture)
    for name, size, address in (("wall", WALL, "/cockpit/?wall=1"), ("phone", PHONE, "/cockpit/")):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(address)
        assert leader.barriers() == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        picture(leader, f"cockpit-{name}")
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    a_chain_has_its_page(leader, picture)


def a_light_opens_to_its_reason(leader: Window, picture: Picture) -> None:
    page = leader.page
    page.locator("table.lights tbody tr", has_text="黑色金属").locator(".lamp-red a, .lamp-cell a").first.click()
    expect(page.locator("#reason-dialog")).to_be_visible()
    expect(page.locator("#reason-body")).to_contain_text("黑色金属产业链录入员")
    picture(leader, "cockpit-reason")
    page.locator("#reason-dialog [data-closes]").click()


def a_chain_has_its_page(leader: Window, picture: Picture) -> None:
    page = leader.page
    page.goto("/chains/")
    look_over(leader)
    picture(leader, "chain-list")
    page.locator("main").get_by_role("link", name="黑色金属").first.click()
    look_over(leader)
    picture(leader, "chain-overview")
    picture(leader, "chain-overview-whole", whole=True)


# --- what was published is superseded, never changed -----------------------------------------------------------------


def a_new_run_supersedes_the_published_one(people: People, picture: Picture) -> None:
    """A sealed figure is corrected; the ranking stays as it was told until a new run takes its place."""
    published = Run.objects.get(quarter=2, status=RunStatus.PUBLISHED)
    office, director = people("office").page, people("director-ferrous").page
    ask_and_grant(director, office, indicator=FUNDS, value="4.21", reason="审计发现一笔资金漏计")
    published.refresh_from_db()
    assert published.status == RunStatus.PUBLISHED

    people("office").expected.append("400 (Bad Request)")
    start_run(office, reason="")
    expect(office.locator("main .notice-error, main .field-error").first).to_be_visible()
    start_run(office, reason="黑色金属6月到位资金更正")
    expect(office.locator("[data-opens=publish]")).to_be_visible(timeout=30_000)
    office.locator("[data-opens=publish]").click()
    send(office.locator("#publish form"))
    expect(office.locator("dl.facts")).to_contain_text("黑色金属6月到位资金更正")
    picture(people("office"), "run-superseding")
    before = published
    published = Run.objects.get(quarter=2, status=RunStatus.PUBLISHED)
    before.refresh_from_db()
    assert (before.status, published.supersedes_id) == (RunStatus.SUPERSEDED, before.pk)
    assert published.digest != before.digest
    office.goto("/notices/")
    expect(office.locator("tbody tr", has_text=NUMBER)).to_contain_text("已被")
