"""What people of every story do: log in for the first time, open accounts, appoint; and looking a page over."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.windows import DESK, PHONE, Window

NEW_PASSWORD = "shuicheng-2024-lianban"


def log_in_first(window: Window, username: str, password: str) -> None:
    """With the first password, which must be changed before anything else is open."""
    window.log_in(username, password)
    page = window.page
    expect(page).to_have_url("/password/")
    page.fill("[name=old_password]", password)
    page.fill("[name=new_password1]", NEW_PASSWORD)
    page.fill("[name=new_password2]", NEW_PASSWORD)
    send(page.locator("form:has([name=old_password])"))
    expect(page.locator(".notice-success")).to_be_visible()


def open_account(system: Page, *, name: str, username: str) -> str:
    """The system administrator adds a person with an account; returns the first password that the page shows."""
    system.goto("/administration/people/new/")
    system.fill("[name=name]", name)
    system.fill("[name=username]", username)
    send(system.locator("#person-new"))
    return system.locator(".first-password").inner_text()


def appoint(security: Page, *, organisation: str, post: str, person: str) -> None:
    """The security administrator appoints a person to a vacant post from today on."""
    security.goto(f"/administration/posts/?vacant=on&q={organisation}")
    security.get_by_role("row", name=organisation).get_by_role("link", name=post, exact=True).click()
    security.select_option("[name=person]", label=person)
    send(security.locator("form[id^=appoint-]"))
    expect(security.locator(".notice-success")).to_contain_text(person.split("（")[0])


def send(form: Locator) -> None:
    """Press the form's own button, and wait for the page that answers."""
    page = form.page
    with page.expect_navigation():
        form.locator("[type=submit]:visible").first.click()


TALLEST = 64
"""Pixels; a field of one line is not taller, unless it fills the cell of a table."""
TOO_TALL = """
(tallest) => [...document.querySelectorAll("input:not(td *), select:not(td *, [multiple], [size])")]
  .filter((field) => field.offsetHeight > tallest).map((field) => field.name)
"""


def look_over(window: Window) -> None:
    """At a desk and on a phone: nobody is kept out, nothing is to be pushed sideways, and no field is out of shape."""
    for size in (DESK, PHONE):
        window.page.set_viewport_size({"width": size[0], "height": size[1]})
        barriers = [f"{window.page.url} {barrier}" for barrier in window.barriers()]
        assert not barriers, "\n".join(barriers)
        wide = window.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size[0], f"{window.page.url} is {wide} wide on {size[0]}"
        tall = window.page.evaluate(TOO_TALL, TALLEST)
        assert not tall, f"{window.page.url} has fields too tall on {size[0]}: {tall}"
    window.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
