"""The clerk at the grid: keyboard, clipboard, saving by itself, a dead network, and what came back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from config.lib import clock
from dispatch.enums import EntrySource, IndicatorForm, IndicatorKind
from dispatch.models import Entry, Indicator, Target
from dispatch.services.return_ledger import return_ledger
from dispatch.services.save_entries import Cell, save_entries
from dispatch.services.submit_ledger import submit_ledger
from tests.actors import PASSWORD, City
from tests.browser.windows import DESK, PHONE, WALL
from tests.dispatch.books import EVENTS, GROWTH, HIGH_TECH, INVESTMENT, OF_FERROUS, Books, build_books, good_cells

ADDRESS = "/ledgers/ferrous/2024-06/"

PASTE = """(target, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
COPY = """(target) => {
  const data = new DataTransfer();
  target.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
  return data.getData("text/plain");
}"""


@pytest.fixture
def books(transactional_db: None, city: City) -> Books:
    return build_books(city)


def opened(page: Page, address: str = ADDRESS) -> Page:
    page.goto(address)
    page.wait_for_selector("html[data-ledger=ready]")
    return page


def row(page: Page, code: str) -> Locator:
    return page.locator(f"tr[data-code={code}]")


def field(page: Page, code: str, name: str = "value") -> Locator:
    return row(page, code).locator(f"[data-field={name}]")


def said(page: Page, code: str) -> Locator:
    return page.locator(f"#said-{code}")


def paste(target: Locator, text: str) -> None:
    target.evaluate(PASTE, text)


def all_saved(page: Page) -> None:
    expect(page.locator("#ledger-saved:not(.unsaved)")).to_have_count(1)


def stored(code: str) -> Entry | None:
    return Entry.objects.filter(ledger__month__month=6, ledger__chain__code="ferrous", indicator__code=code).first()


def value(code: str) -> Decimal | None:
    entry = stored(code)
    return entry.value if entry else None


def test_the_cursor_stands_where_there_is_something_to_do(city: City, books: Books, window_of) -> None:
    clerk = city.account("clerk")
    save_entries(by=clerk, ledger=books.ledger("ferrous"), cells=[Cell(INVESTMENT, "12.5")])
    page = opened(window_of(clerk).page)
    expect(field(page, HIGH_TECH)).to_be_focused()
    page.keyboard.press("PageDown")
    expect(field(page, EVENTS)).to_be_focused()
    page.keyboard.press("PageUp")
    expect(field(page, INVESTMENT)).to_be_focused()
    page.goto(f"{page.url}#{GROWTH}")
    page.reload()
    expect(field(page, GROWTH)).to_be_focused()


def test_fills_the_ledger_by_keyboard(city: City, books: Books, window_of) -> None:
    page = opened(window_of(city.account("clerk")).page)
    field(page, INVESTMENT).focus()
    page.keyboard.type("12.5")
    page.keyboard.press("Enter")
    expect(field(page, HIGH_TECH)).to_be_focused()
    page.keyboard.type("３０")
    page.keyboard.press("Tab")
    expect(field(page, HIGH_TECH, "note")).to_be_focused()
    page.keyboard.type("含一季度")
    page.keyboard.press("ArrowDown")
    expect(field(page, GROWTH, "note")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("6.1")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("2")
    page.keyboard.press("Control+s")
    expect(row(page, EVENTS)).to_have_attribute("data-state", "good")
    page.keyboard.press("ArrowUp")
    expect(field(page, GROWTH)).to_be_focused()
    all_saved(page)
    assert [value(code) for code in OF_FERROUS] == [12.5, 30, Decimal("6.1"), 2]
    assert stored(HIGH_TECH).note == "含一季度"
    assert stored(HIGH_TECH).source == EntrySource.TYPED
    expect(field(page, INVESTMENT)).to_have_value("12.50")
    expect(row(page, HIGH_TECH).locator("[data-part=share]")).to_have_text("50.0%")
    expect(row(page, HIGH_TECH).locator("[data-part=light] .light-green")).to_have_count(1)

    # F2 goes into the text, Escape takes back, Delete empties, Ctrl+Z takes back an edit.
    field(page, HIGH_TECH).focus()
    page.keyboard.press("F2")
    page.keyboard.type("5")
    page.keyboard.press("ArrowLeft")
    expect(field(page, HIGH_TECH)).to_be_focused()
    expect(field(page, HIGH_TECH)).to_have_value("305")
    page.keyboard.press("Escape")
    expect(field(page, HIGH_TECH)).to_have_value("30")
    page.keyboard.press("Delete")
    expect(row(page, HIGH_TECH)).to_have_attribute("data-state", "explained")
    assert value(HIGH_TECH) is None
    page.keyboard.press("Control+z")
    expect(field(page, HIGH_TECH)).to_have_value("30")
    all_saved(page)
    assert value(HIGH_TECH) == 30


def test_an_input_method_writes_straight_into_the_cell(city: City, books: Books, window_of) -> None:
    page = opened(window_of(city.account("clerk")).page)
    field(page, HIGH_TECH, "note").focus()
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "han", "selectionStart": 3, "selectionEnd": 3})
    keyboard.send("Input.insertText", {"text": "含一季度"})
    all_saved(page)  # without leaving the cell
    assert stored(HIGH_TECH).note == "含一季度"


def test_escape_takes_back_what_was_saved_on_the_way(city: City, books: Books, window_of) -> None:
    page = opened(window_of(city.account("clerk")).page)
    field(page, HIGH_TECH).focus()
    page.keyboard.press("5")
    page.keyboard.press("Escape")
    expect(row(page, HIGH_TECH)).to_have_attribute("data-state", "missing")
    page.keyboard.type("30")
    expect(row(page, HIGH_TECH)).to_have_attribute("data-state", "good")
    page.keyboard.press("Escape")
    expect(row(page, HIGH_TECH)).to_have_attribute("data-state", "missing")
    expect(field(page, HIGH_TECH)).to_have_value("")
    all_saved(page)
    assert value(HIGH_TECH) is None


def test_milestones_are_chosen_and_words_have_room(city: City, books: Books, window_of) -> None:
    Indicator.objects.filter(code=EVENTS).update(form=IndicatorForm.MILESTONE)
    Indicator.objects.filter(code=GROWTH).update(form=IndicatorForm.WORDS)
    page = opened(window_of(city.account("clerk")).page)
    field(page, EVENTS).focus()
    page.keyboard.press("1")
    expect(field(page, EVENTS)).to_have_value("1")
    page.keyboard.press("ArrowUp")
    expect(field(page, GROWTH)).to_be_focused()
    page.keyboard.type("第一行")
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("第二行")
    assert field(page, GROWTH).bounding_box()["width"] > 300
    page.keyboard.press("Escape")
    page.keyboard.type("一期在建")
    page.keyboard.press("Enter")
    expect(field(page, EVENTS)).to_be_focused()
    paste(field(page, EVENTS), "快了\n")
    expect(said(page, EVENTS)).to_contain_text("快了")
    page.keyboard.press("n")
    all_saved(page)
    assert (value(EVENTS), stored(GROWTH).words) == (0, "一期在建")


def test_readers_walk_through_it_by_keyboard_and_copy(city: City, books: Books, window_of) -> None:
    page = opened(window_of(city.account("leader")).page)
    first = row(page, INVESTMENT).locator("[data-col=name]")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(row(page, INVESTMENT).locator("[data-col=unit]")).to_be_focused()
    assert page.locator(":focus").evaluate(COPY) == "亿元"
    expect(page.locator("#ledger-grid [tabindex='0']")).to_have_count(1)


def test_moves_over_every_cell_and_copies_a_range(city: City, books: Books, window_of) -> None:
    save_entries(by=city.account("clerk"), ledger=books.ledger("ferrous"), cells=good_cells())
    page = opened(window_of(city.account("clerk")).page)
    field(page, INVESTMENT).focus()
    page.keyboard.press("ArrowLeft")
    expect(row(page, INVESTMENT).locator("[data-col=last]")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowDown")
    for _step in range(4):
        page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".chosen")).to_have_count(10)
    copied = page.locator(":focus").evaluate(COPY)
    lines = [line.split("\t") for line in copied.split("\r\n")]
    assert [(line[0], line[1], line[4]) for line in lines] == [
        ("完成投资", "亿元", "12.50"),
        ("新增高新技术企业", "家", "30"),
    ]


def test_pastes_a_block_from_excel(city: City, books: Books, window_of) -> None:
    page = opened(window_of(city.account("clerk")).page)
    block = '１，２３４．５\t"第一行\n第二行"\r\n 30 \t\r\n6.1%\t\r\n待定\t=HYPERLINK("x")\r\n99\t多\r\n'
    paste(field(page, INVESTMENT), block)
    expect(row(page, EVENTS)).to_have_attribute("data-state", "unread")
    expect(field(page, EVENTS)).to_have_value("待定")
    expect(said(page, EVENTS).locator(".said-error")).to_have_count(1)
    expect(page.locator("#ledger-paste")).to_contain_text("99 多")
    expect(row(page, GROWTH)).to_have_attribute("data-state", "good")
    all_values = [value(code) for code in OF_FERROUS]
    assert all_values == [Decimal("1234.5"), 30, Decimal("6.1"), None]
    assert stored(INVESTMENT).source == EntrySource.PASTED
    assert stored(INVESTMENT).note == "第一行 第二行"

    # By the names of indicators, wherever the block is put; one Ctrl+Z takes all of it back.
    paste(field(page, EVENTS), "指标\t单位\t完成\n1. 新增高新技术企业（家）\t家\t31\n营业收入增幅\t%\t7\n")
    expect(field(page, HIGH_TECH)).to_have_value("31")
    expect(field(page, GROWTH)).to_have_value("7.0")
    expect(field(page, EVENTS)).to_have_value("待定")
    field(page, GROWTH).focus()
    page.keyboard.press("Control+z")
    expect(field(page, HIGH_TECH)).to_have_value("30")
    expect(field(page, GROWTH)).to_have_value("6.1")


def test_checks_speak_while_typing(city: City, books: Books, window_of) -> None:
    may = books.ledger("ferrous", list(books.months)[4])
    Entry.objects.create(ledger=may, indicator=books.indicators[HIGH_TECH], value=28, entered_by=city.accounts["clerk"])
    page = opened(window_of(city.account("director")).page)
    field(page, HIGH_TECH).focus()
    page.keyboard.type("约20")
    expect(said(page, HIGH_TECH).locator(".said-error")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.type("20")
    expect(row(page, HIGH_TECH)).to_have_attribute("data-state", "wrong")  # without leaving the cell
    expect(said(page, HIGH_TECH)).to_contain_text("28家")
    page.locator("#ledger-submit").click()
    expect(page.locator("#ledger-obstacles li")).to_have_count(4)
    expect(page.locator("#ledger-submission [type=submit]")).to_be_hidden()
    page.locator("#ledger-obstacles button").nth(1).click()
    expect(field(page, HIGH_TECH)).to_be_focused()


def log_in(page: Page, username: str) -> None:
    """From the log-in page back to the ledger."""
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-ledger=ready]")


def thirty(city: City) -> list[str]:
    """Thirty more indicators of the ferrous chain."""
    codes = [f"more-{number}" for number in range(30)]
    made = Indicator.objects.bulk_create(
        Indicator(
            code=code, number=100 + at, name=f"指标{at + 1}", short_name=f"指标{at + 1}", group="其他",
            kind=IndicatorKind.STOCK, unit="个", decimals=0, phased=False,
        )
        for at, code in enumerate(codes)
    )  # fmt: skip
    Target.objects.bulk_create(Target(chain=city.chains["ferrous"], indicator=one, year=2024, value=9) for one in made)
    return codes


def test_R7_thirty_cells_typed_without_network_arrive(city: City, books: Books, window_of) -> None:
    codes = thirty(city)
    window = window_of(city.account("clerk"))
    window.expected += ["ERR_INTERNET_DISCONNECTED"]
    page = opened(window.page)
    page.context.set_offline(True)
    field(page, codes[0]).focus()
    for number in range(30):
        page.keyboard.type(str(number + 1))
        page.keyboard.press("Enter")
    expect(page.locator("#ledger-trouble")).to_be_visible()
    expect(row(page, codes[0])).to_have_attribute("data-state", "failed")
    assert Entry.objects.filter(indicator__code__in=codes).count() == 0

    # Meanwhile a colleague fills one of them; the browser is killed and opened again when the network is back.
    save_entries(by=city.account("director"), ledger=books.ledger("ferrous"), cells=[Cell(codes[7], "70")])
    again = page.context.new_page()
    page.close(run_before_unload=False)
    page.context.set_offline(False)
    opened(again)
    expect(row(again, codes[7])).to_have_attribute("data-state", "conflict")
    expect(said(again, codes[7])).to_contain_text("“70”")
    expect(said(again, codes[7])).to_contain_text("“8”")
    expect(again.locator("tr[data-state=good]")).to_have_count(29)
    said(again, codes[7]).get_by_role("button").first.click()
    all_saved(again)
    entries = Entry.objects.filter(indicator__code__in=codes).order_by("indicator__number")
    assert [entry.value for entry in entries] == list(range(1, 31))
    assert again.evaluate("Object.keys(localStorage)") == []


def test_the_other_value_can_be_taken(city: City, books: Books, window_of) -> None:
    window = window_of(city.account("clerk"))
    window.expected += ["409"]
    page = opened(window.page)
    save_entries(by=city.account("director"), ledger=books.ledger("ferrous"), cells=[Cell(HIGH_TECH, "40", note="核")])
    field(page, HIGH_TECH).fill("30")
    page.keyboard.press("Enter")
    said(page, HIGH_TECH).get_by_role("button").nth(1).click()
    expect(field(page, HIGH_TECH)).to_have_value("40")
    expect(field(page, HIGH_TECH, "note")).to_have_value("核")
    all_saved(page)
    assert value(HIGH_TECH) == 40


def test_nothing_is_lost_over_a_log_out(city: City, books: Books, window_of) -> None:
    window = window_of(city.account("clerk"))
    window.expected += ["401"]
    page = opened(window.page)
    page.context.clear_cookies(name="chainchief")
    field(page, HIGH_TECH).focus()
    page.keyboard.type("30")
    page.keyboard.press("Enter")
    trouble = page.locator("#ledger-trouble")
    expect(trouble.get_by_role("link")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    trouble.get_by_role("link").click()
    log_in(page, "clerk")
    expect(field(page, HIGH_TECH)).to_have_value("30")
    all_saved(page)
    assert value(HIGH_TECH) == 30


def test_an_answer_that_was_lost_is_no_conflict_with_oneself(city: City, books: Books, window_of) -> None:
    window = window_of(city.account("clerk"))
    window.expected += ["ERR_FAILED", "409"]
    page = opened(window.page)
    lost = []

    def lose_the_first_answer(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/cells/", lose_the_first_answer, times=1)
    field(page, HIGH_TECH).fill("30")
    page.keyboard.press("Enter")
    expect(row(page, HIGH_TECH)).to_have_attribute("data-state", "failed")
    assert (lost, value(HIGH_TECH)) == ([200], 30)
    field(page, HIGH_TECH).fill("31")  # changed once more, not knowing of the first save
    page.keyboard.press("Enter")
    expect(row(page, HIGH_TECH)).to_have_attribute("data-state", "good")
    assert (value(HIGH_TECH), stored(HIGH_TECH).version) == (31, 2)


def test_what_the_lock_cut_off_is_shown_until_it_is_discarded(city: City, books: Books, window_of) -> None:
    window = window_of(city.account("clerk"))
    window.expected += ["400"]
    page = opened(window.page)
    clock.set_business_date(dt.date(2024, 7, 16))
    field(page, HIGH_TECH).fill("30")
    field(page, HIGH_TECH, "note").fill("含一季度")
    page.keyboard.press("Enter")
    expect(page.locator("#ledger-trouble")).to_contain_text("2024年7月15日")
    page.on("dialog", lambda dialog: dialog.accept())
    opened(page)
    left = page.locator("#ledger-leftovers")
    expect(left.locator("li")).to_have_text("新增高新技术企业：30 · 含一季度")
    left.get_by_role("button").click()
    expect(left).to_be_hidden()
    opened(page)
    expect(left).to_be_hidden()


def test_another_account_at_the_same_browser_sees_nothing_of_it(city: City, books: Books, window_of) -> None:
    window = window_of(city.account("clerk"))
    window.expected += ["401"]
    page = opened(window.page)
    page.context.clear_cookies(name="chainchief")
    field(page, HIGH_TECH).fill("30")
    page.keyboard.press("Enter")
    expect(row(page, HIGH_TECH)).to_have_attribute("data-state", "failed")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/login/?next={ADDRESS}")
    log_in(page, "director")
    expect(field(page, HIGH_TECH)).to_have_value("")
    assert stored(HIGH_TECH) is None


def test_what_was_returned_is_seen_mended_submitted_and_accepted(city: City, books: Books, window_of) -> None:
    save_entries(by=city.account("clerk"), ledger=books.ledger("ferrous"), cells=good_cells())
    submit_ledger(by=city.account("director"), ledger=books.ledger("ferrous"))

    office = opened(window_of(city.account("office")).page)
    expect(office.locator("#ledger-return")).to_be_disabled()
    field(office, INVESTMENT, "reason").fill("与统计口径不一致")
    opened(office)
    expect(field(office, INVESTMENT, "reason")).to_have_value("与统计口径不一致")
    expect(office.locator("#ledger-leftovers")).to_be_hidden()
    expect(office.locator("#ledger-accept")).to_be_disabled()
    office.locator("#ledger-return").click()
    expect(office.locator("#ledger-reasons")).to_contain_text("与统计口径不一致")
    office.locator("#ledger-returning [type=submit]").click()
    office.wait_for_load_state()

    clerk = opened(window_of(city.account("clerk")).page)
    expect(clerk.locator("tr[data-code]:visible")).to_have_count(1)
    expect(said(clerk, INVESTMENT)).to_contain_text("与统计口径不一致")
    expect(clerk.locator("#ledger-returned")).to_contain_text("还有1格待改正")
    field(clerk, INVESTMENT).fill("13")
    clerk.keyboard.press("Enter")
    all_saved(clerk)
    expect(clerk.locator("#ledger-returned")).to_contain_text("各项均已修改")
    expect(row(clerk, INVESTMENT)).to_be_visible()
    clerk.locator("[data-filter=changed]").click()
    expect(clerk.locator("tr[data-code]:visible")).to_have_count(1)

    director = opened(window_of(city.account("director")).page)
    director.locator("#ledger-submit").click()
    expect(director.locator("#ledger-changes tr")).to_have_count(1)
    expect(director.locator("#ledger-changes")).to_contain_text("13.00")
    expect(director.locator("#ledger-submission th")).to_contain_text(["指标", "单位", "退回时", "现在"])
    director.locator("#ledger-submission [type=submit]").click()
    director.wait_for_load_state()
    expect(director.locator("[data-field=value]")).to_have_count(0)

    opened(office)
    office.locator("#ledger-accept").click()
    office.locator("#ledger-acceptance [type=submit]").click()
    office.wait_for_load_state()
    assert books.ledger("ferrous").status == "accepted"


def test_a_submission_of_other_figures_than_were_seen_is_refused(city: City, books: Books, window_of) -> None:
    save_entries(by=city.account("clerk"), ledger=books.ledger("ferrous"), cells=good_cells())
    director = opened(window_of(city.account("director")).page)
    field(director, INVESTMENT).fill("14")
    director.keyboard.press("Enter")
    all_saved(director)  # one's own saves have been seen
    save_entries(by=city.account("clerk"), ledger=books.ledger("ferrous"), cells=[Cell(HIGH_TECH, "33")])
    director.locator("#ledger-submit").click()
    director.locator("#ledger-submission [type=submit]").click()
    director.wait_for_load_state()
    expect(director.locator(".notice-error").first).to_be_visible()
    assert books.ledger("ferrous").status == "draft"


def test_S16_hostile_text_stays_text(city: City, books: Books, window_of) -> None:
    hostile = '"><img src=x onerror=alert(1)><svg onload=alert(2)>{{7*7}}</script>'
    save_entries(by=city.account("clerk"), ledger=books.ledger("ferrous"), cells=good_cells())
    submit_ledger(by=city.account("director"), ledger=books.ledger("ferrous"))
    ledger = books.ledger("ferrous")
    return_ledger(by=city.account("office"), ledger=ledger, reasons={INVESTMENT: hostile}, note=hostile)
    page = opened(window_of(city.account("clerk")).page)
    expect(said(page, INVESTMENT)).to_contain_text(hostile)
    paste(field(page, INVESTMENT), f"{hostile}\t{hostile}\n")
    expect(said(page, INVESTMENT)).to_contain_text(hostile)
    expect(field(page, INVESTMENT)).to_have_value(hostile)
    assert page.locator("main img, main svg[onload]").count() == 0
    page.on("dialog", lambda dialog: dialog.accept())


@pytest.mark.parametrize(("name", "size"), [("desk", DESK), ("wall", WALL), ("phone", PHONE)])
def test_is_open_to_everybody(city: City, books: Books, window_of, picture, name: str, size: tuple[int, int]) -> None:
    save_entries(by=city.account("clerk"), ledger=books.ledger("ferrous"), cells=good_cells(**{HIGH_TECH: "30.5"}))
    window = window_of(city.account("director"), size=size)
    page = opened(window.page)
    if size == PHONE:
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        expect(field(page, INVESTMENT)).to_have_attribute("inputmode", "decimal")
    assert window.barriers() == []
    picture(window, f"ledger-{name}")
