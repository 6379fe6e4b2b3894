"""Whoever asks for a paper sees at once that it is being made, and then that it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from evaluation.models import Notice, NoticeWords, Run
from evaluation.services.draft_notice import draft_notice
from evaluation.services.publish_run import publish_run
from tests.actors import City
from tests.dispatch.books import JUNE, Books, build_books
from tests.evaluation.quarters import FIRST, accept_quarter, judge, load_small_scheme
from tests.evaluation.standings import accept


@pytest.fixture
def books(transactional_db: None, city: City) -> Books:
    books = build_books(city)
    accept(city, books, JUNE, {})
    return books


@pytest.fixture
def draft(city: City, books: Books, settings, tmp_path: Path) -> Notice:
    """The draft of the first quarter's notice."""
    settings.MEDIA_ROOT = tmp_path
    NoticeWords.objects.create(year=2024, organ="小城办", organ_mark="小链办", addressees="各县", basis="根据要求")
    accept_quarter(books, FIRST)
    office = city.account("office")
    run: Run = publish_run(by=office, run=judge(office, load_small_scheme(), FIRST))
    return draft_notice(by=office, run=run)


REMEMBER = """(button) => new MutationObserver(() => sessionStorage.setItem("seen", [
  sessionStorage.getItem("seen") ?? "", button.textContent, button.getAttribute("aria-disabled"),
  document.querySelector("body > [role=status]").textContent].join("|"))).observe(button, {childList: true})"""
"""Keeps what the button and the region for listeners say, over the next page too."""


def seen(page: Page) -> str:
    return str(page.evaluate("sessionStorage.getItem('seen')"))


def test_a_report_that_is_being_made_says_so_until_it_is_there(city: City, books: Books, window_of) -> None:
    window = window_of(city.account("clerk"))
    page = window.page
    page.goto(f"/reports/?month={JUNE}")
    link = page.locator("a[href*='/ferrous/pdf/']")
    link.evaluate(REMEMBER)
    link.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".pdf")
    expect(link).to_have_text("PDF")
    assert seen(page) == "|正在生成…|true|正在生成…|PDF||文件已生成。"
    assert link.get_attribute("href") == f"/reports/{JUNE}/chains/ferrous/pdf/"
    assert window.barriers() == []


def test_a_notice_that_is_being_issued_says_so(city: City, draft: Notice, window_of) -> None:
    page = window_of(city.account("office")).page
    page.goto(f"/notices/{draft.pk}/edit/")
    page.locator("[data-opens=issue]").click()
    page.locator("#issue_number").fill("5")
    page.locator("#issue_signed_on").fill("2024-04-22")
    button = page.locator("#issue button[type=submit]")
    button.evaluate(REMEMBER)
    button.click()
    page.wait_for_url(f"**/notices/{draft.pk}/")
    assert seen(page) == "|正在生成…|true|正在生成…"
    draft.refresh_from_db()
    assert draft.number == 5
