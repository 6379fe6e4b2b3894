"""A clerk leaves and another comes: the three administrators each do their part, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.actors import City
from tests.browser.windows import PHONE, Window

OWN = "hong-shan-2024-shuju"


@pytest.fixture
def city(transactional_db: None, city: City) -> City:
    return city


def test_a_clerk_is_replaced(city: City, window_of: Callable[..., Window], picture: Callable[..., object]) -> None:
    leaving = window_of(city.account("clerk")).page
    leaving.goto("/ledgers/")

    # The system administrator opens the account and hands the first password over.
    system = window_of(city.account("system_admin"))
    page = system.page
    page.goto("/administration/people/")
    assert system.barriers() == []
    page.get_by_role("link", name="新增人员").click()
    page.get_by_label("姓名").fill("新录入员（演示）")
    page.get_by_label("用户名").fill("new-clerk")
    assert system.barriers() == []
    page.get_by_role("button", name="新增人员").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("初始密码")
    first = page.locator(".first-password").inner_text()
    assert system.barriers() == []
    page.get_by_role("link", name="我已记下").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("新录入员（演示）")
    assert first not in page.content()

    # The security administrator appoints in place of the present holder: one act.
    security = window_of(city.account("security_admin"))
    page = security.page
    page.goto("/administration/posts/")
    assert security.barriers() == []
    picture(security, "administration-posts")
    page.get_by_label("机构、岗位或任职人包含").fill("黑色金属产业链专班")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    page.get_by_role("link", name="录入员", exact=True).click()
    page.get_by_label("人员").select_option(label="新录入员（演示）（new-clerk）")
    page.get_by_label("接替现任").check()
    page.get_by_label("依据").fill("聊链办〔2024〕3号")
    assert security.barriers() == []
    page.get_by_role("button", name="任命").click()
    expect(page.get_by_text("已任命新录入员（演示）")).to_be_visible()
    expect(page.get_by_role("row", name="clerk（演示）")).to_contain_text("2024年7月7日")
    assert security.barriers() == []

    # Who leaves is logged out at once (S27).
    leaving.goto("/ledgers/")
    expect(leaving).to_have_url("/login/?next=/ledgers/")

    # Who comes changes the first password before anything else, and has the chain.
    coming = window_of(None)
    coming.log_in("new-clerk", first)
    page = coming.page
    page.goto("/ledgers/")
    expect(page).to_have_url("/password/")
    page.fill("[name=old_password]", first)
    page.fill("[name=new_password1]", OWN)
    page.fill("[name=new_password2]", OWN)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/password/" not in address)
    page.goto("/ledgers/")
    expect(page.locator("main")).to_contain_text("黑色金属")

    # The audit administrator sees who did what.
    audit = window_of(city.account("audit_admin"))
    page = audit.page
    page.goto("/administration/trail/")
    expect(page.get_by_role("row", name="任命岗位")).to_contain_text("聊链办〔2024〕3号")
    expect(page.get_by_role("row", name="新增人员")).to_contain_text("new-clerk")
    assert first not in page.content()
    assert audit.barriers() == []
    picture(audit, "administration-trail")


def test_a_locked_account_is_unlocked(city: City, window_of: Callable[..., Window]) -> None:
    stranger = window_of(None)
    stranger.expected += ["400 (Bad Request)", "429"]
    for _ in range(5):
        stranger.log_in("director", "wrong-password")

    security = window_of(city.account("security_admin"))
    page = security.page
    page.goto("/administration/people/")
    page.select_option("[name=state]", label="多次输错已锁定")
    page.wait_for_url("**state=locked*")
    page.get_by_role("link", name="director（演示）").click()
    assert security.barriers() == []
    page.get_by_role("button", name="解锁").click()
    expect(page.get_by_text("账号已解锁")).to_be_visible()
    page.get_by_role("button", name="结束全部会话").click()
    assert security.barriers() == []
    page.locator("dialog").get_by_role("button", name="取消").click()
    page.get_by_text("变更历史").click()
    expect(page.get_by_role("columnheader", name="变更内容")).to_be_visible()
    assert security.barriers() == []


def test_on_a_phone(city: City, window_of: Callable[..., Window]) -> None:
    for actor, address in [
        ("system_admin", "/administration/people/"),
        ("system_admin", f"/administration/people/{city.accounts['clerk'].person.pk}/"),
        ("system_admin", f"/administration/organisations/{city.organisations['finance'].pk}/"),
        ("security_admin", "/administration/posts/"),
        ("security_admin", f"/administration/posts/{city.posts['clerk'].pk}/"),
        ("audit_admin", "/administration/trail/"),
    ]:
        window = window_of(city.account(actor), size=PHONE)
        window.page.goto(address)
        assert window.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0], address
        assert window.barriers() == [], address
