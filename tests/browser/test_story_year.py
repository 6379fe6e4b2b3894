"""The first step of the story: an empty city in spring, and by the evening its year is set up.

The operator has opened the accounts of the three administrators, and nothing else is there. It is 2 April 2024, a few
days after the office's decision; the targets come out of the real annex, exactly as it was sent out.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Page, expect

from chains.models import Chain
from config.lib import clock
from dispatch.models import Indicator, Ledger, Target
from tests.browser.acts import appoint, log_in_first, look_over, open_account, send
from tests.browser.windows import Window

ANNEX = settings.REGIMES_DIR / "liaocheng-2024" / "targets.xlsx"
TODAY = dt.date(2024, 4, 2)
OFFICE = "聊城市产业链链长制工作办公室"
FERROUS = "黑色金属产业链专班"

# What the columns add up to, beside what the document names for the city.
SUMS = {
    "签约项目合同金额（亿元）": ("895", "900", "−5"),
    "完成投资（亿元）": ("159.45", "165", "−5.55"),
    "新增高新技术企业（家）": ("104", "100", "+4"),
    "新增规上企业（家）": ("100", "100", "一致"),
}

WindowOf = Callable[..., Window]
Picture = Callable[..., object]


@pytest.fixture
def first_passwords(transactional_db: None) -> dict[str, str]:
    """Of the three administrators, as the operator's command prints them."""
    clock.set_business_date(TODAY)
    printed = io.StringIO()
    call_command("first_administrators", stdout=printed)
    return dict(line.split("\t") for line in printed.getvalue().splitlines())


def test_the_year_is_set_up(first_passwords: dict[str, str], window_of: WindowOf, picture: Picture) -> None:
    system, security = window_of(None), window_of(None)
    log_in_first(system, "system", first_passwords["system"])
    log_in_first(security, "security", first_passwords["security"])

    password = the_office_gets_an_account(system.page, security.page)
    office = window_of(None)
    log_in_first(office, "office", password)

    the_regime_is_loaded(office, picture)
    the_annex_is_tried(office, picture)
    the_targets_are_imported(office.page)
    the_targets_are_shown_by_chain_and_by_indicator(office, picture)

    password = the_clerk_gets_an_account(system, security, picture)
    clerk = window_of(None)
    log_in_first(clerk, "clerk-ferrous", password)
    the_clerk_finds_the_ledger(clerk)

    audit = window_of(None)
    log_in_first(audit, "audit", first_passwords["audit"])
    the_trail_tells_of_it(audit, picture)


def the_office_gets_an_account(system: Page, security: Page) -> str:
    """In a city with nothing in it, the office's organisation and post come first. Returns the first password."""
    system.goto("/administration/organisations/new/")
    system.fill("[name=name]", OFFICE)
    system.fill("[name=code]", "leading-group-office")
    system.select_option("[name=kind]", "leading_group_office")
    send(system.locator("form:has([name=code])"))
    password = open_account(system, name="市链长办工作人员", username="office")

    security.goto("/administration/posts/new/")
    security.select_option("[name=organisation]", label=OFFICE)
    security.select_option("[name=kind]", "office_staff")
    security.fill("[name=title]", "工作人员")
    send(security.locator("#post-new"))
    appoint(security, organisation=OFFICE, post="工作人员", person="市链长办工作人员（office）")
    return password


def the_regime_is_loaded(office: Window, picture: Picture) -> None:
    page = office.page
    page.goto("/regimes/")
    expect(page.locator("main")).to_contain_text("聊链办〔2024〕2号")
    look_over(office)
    picture(office, "regime-list")
    page.locator("[data-opens=load-liaocheng-2024]").click()
    send(page.locator("#load-liaocheng-2024 form"))
    expect(page).to_have_url("/year/2024/targets/")
    assert Chain.objects.count() == 12
    assert Chain.objects.filter(flagship=True).count() == 4
    assert Indicator.objects.filter(chain=None).count() == 11
    assert Ledger.objects.count() == 12 * 12


def the_annex_is_tried(office: Window, picture: Picture) -> None:
    """The trial report: what was understood, and the sums with their differences shown, not hidden."""
    page = office.page
    page.locator("main a[href='/year/2024/targets/upload/']").first.click()
    page.set_input_files("[name=workbook]", ANNEX)
    send(page.locator("form:has([name=workbook])"))
    facts = page.locator("dl.facts dd")
    expect(facts.nth(0)).to_have_text("targets.xlsx")
    expect(facts.nth(1)).to_contain_text("148")
    expect(facts.nth(2)).to_contain_text("0")
    expect(facts.nth(3)).to_contain_text("148")
    for name, (total, city, difference) in SUMS.items():
        cells = page.locator("tr", has=page.get_by_role("rowheader", name=name, exact=True)).locator("td")
        expect(cells.nth(0)).to_have_text(total)
        expect(cells.nth(1)).to_have_text(city)
        expect(cells.nth(2)).to_have_text(difference)
    assert Target.objects.count() == 0
    look_over(office)
    picture(office, "target-trial", whole=True)


def the_targets_are_imported(page: Page) -> None:
    page.fill("[name=document]", "聊链办〔2024〕2号")
    page.fill("[name=decided_on]", "2024-03-28")
    page.fill("[name=reason]", "年初下达")
    send(page.locator("form:has([name=decided_on])"))
    expect(page.locator(".notice-success")).to_contain_text("148")
    assert Target.objects.count() == 148
    assert Target.objects.get(chain__code="ferrous", indicator__code="contracts-signed").value == Decimal(60)


def the_targets_are_shown_by_chain_and_by_indicator(office: Window, picture: Picture) -> None:
    page = office.page
    expect(page.locator("tfoot")).to_contain_text("−5.55")
    look_over(office)
    picture(office, "target-list")
    page.locator(".tabs").get_by_role("link").nth(1).click()
    page.select_option("[name=chain]", "nonferrous")
    page.wait_for_url("**chain=nonferrous")
    contracts = page.get_by_role("row", name="签约项目合同金额")
    expect(contracts.locator("td")).to_have_count(1 + 12 + 1)
    look_over(office)
    picture(office, "target-months")
    page.locator(".tabs").get_by_role("link").nth(2).click()
    page.select_option("[name=indicator]", "contracts-signed")
    page.wait_for_url("**indicator=contracts-signed")
    ferrous = page.get_by_role("row", name="黑色金属").locator("td")
    expect(ferrous.nth(0)).to_have_text("60")
    expect(ferrous.nth(6)).to_have_text("30.00")  # half of the year's at the end of June


def the_clerk_gets_an_account(system: Window, security: Window, picture: Picture) -> str:
    password = open_account(system.page, name="黑色金属产业链录入员", username="clerk-ferrous")
    picture(system, "account-opened")
    appoint(security.page, organisation=FERROUS, post="录入员", person="黑色金属产业链录入员（clerk-ferrous）")
    look_over(security)
    picture(security, "post-view")
    for window, address in ((system, "/administration/people/"), (security, "/administration/posts/")):
        window.page.goto(address)
        look_over(window)
    picture(system, "person-list")
    picture(security, "post-list")
    return password


def the_clerk_finds_the_ledger(clerk: Window) -> None:
    """March is owed; the other chains are not to be seen."""
    page = clerk.page
    page.goto("/")
    expect(page).to_have_url("/desk/")
    page.locator("main a[href='/ledgers/ferrous/2024-03/']").first.click()
    page.wait_for_selector("html[data-ledger=ready]")
    expect(page.locator("tr[data-code]")).to_have_count(13)
    clerk.expected.append("404")
    page.goto("/ledgers/bearings/2024-03/")
    expect(page.locator("h1")).not_to_contain_text("高端轴承")


def the_trail_tells_of_it(audit: Window, picture: Picture) -> None:
    page = audit.page
    page.goto("/administration/trail/")
    expect(page.locator("tbody")).to_contain_text("clerk-ferrous")
    look_over(audit)
    picture(audit, "trail")
