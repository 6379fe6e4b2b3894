from __future__ import annotations

import datetime as dt

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.db.models import F, Sum
from django.test import Client

from offices.models import Account, AuditEntry
from tests.actors import PASSWORD, City

LOGIN = "/login/"


def log_in(client: Client, username: str = "clerk", password: str = PASSWORD, **more: str):
    address = {"REMOTE_ADDR": more.pop("REMOTE_ADDR")} if "REMOTE_ADDR" in more else {}
    return client.post(LOGIN, {"username": username, "password": password, **more}, **address)


def session_account(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_logs_in_and_leaves_a_trail(city: City, client: Client) -> None:
    answer = log_in(client)
    assert answer.status_code == 302
    assert answer.url == "/"
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.actor_name, entry.succeeded, entry.address) == (
        "account.log_in",
        city.accounts["clerk"].name,
        True,
        "127.0.0.1",
    )


def test_a_page_without_log_in_leads_here_and_back(city: City, client: Client) -> None:
    answer = client.get("/inbox/?show=unread")
    assert answer.url == "/login/?next=/inbox/%3Fshow%3Dunread"
    page = client.get(answer.url)
    assert page.context["next"] == "/inbox/?show=unread"
    assert log_in(client, next="/inbox/?show=unread").url == "/inbox/?show=unread"


def test_who_is_logged_in_goes_on(client_of, clerk: Account) -> None:
    client = client_of(clerk)
    assert client.get(LOGIN).url == "/"
    assert client.get(LOGIN, {"next": "/inbox/"}).url == "/inbox/"


@pytest.mark.parametrize(
    "onward",
    [
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "https://evil.example/",
        "http://testserver@evil.example/",
        "javascript:alert(1)",
        "\x08//evil.example",
        " //evil.example",
        "data:text/html,x",
    ],
)
def test_S28_onward_leads_nowhere_else(city: City, client: Client, client_of, clerk: Account, onward: str) -> None:
    assert client.get(LOGIN, {"next": onward}).context["next"] == ""
    assert log_in(client, next=onward).url == "/"
    assert client_of(clerk).get(LOGIN, {"next": onward}).url == "/"


def test_S27_a_new_session_at_log_in(city: City, client: Client) -> None:
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    before = session.session_key
    log_in(client)
    assert client.session.session_key != before
    assert "planted" not in client.session
    assert not Session.objects.filter(session_key=before).exists()


def test_S27_cookies_are_hardened(city: City, client: Client) -> None:
    cookie = log_in(client).cookies["chainchief"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["expires"] == ""


def test_S29_wrong_account_and_wrong_password_look_the_same(city: City, client: Client) -> None:
    unknown = log_in(client, username="someone")
    wrong = log_in(client, password="wrong")
    city.accounts["director"].is_active = False
    city.accounts["director"].save()
    disabled = log_in(client, username="director")
    assert unknown.status_code == wrong.status_code == disabled.status_code == 400
    errors = [list(answer.context["form"].non_field_errors()) for answer in (unknown, wrong, disabled)]
    assert errors[0] == errors[1] == errors[2] != []
    assert session_account(client) is None


def test_a_refused_log_in_is_in_the_trail_without_an_unknown_name(city: City, client: Client) -> None:
    log_in(client, username="my-password-in-the-wrong-field")
    log_in(client, password="wrong")
    wrong, unknown = AuditEntry.objects.all()
    assert (wrong.succeeded, wrong.object_label, wrong.object_id) == (False, "clerk", str(city.accounts["clerk"].pk))
    assert (unknown.succeeded, unknown.object_label) == (False, "—")
    assert not AuditEntry.objects.filter(object_label__contains="wrong-field").exists()


def test_S30_too_many_attempts_wait_and_the_owner_elsewhere_does_not(city: City, client: Client) -> None:
    answers = [log_in(client, password="wrong") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [400, 400, 400, 400, 429]
    refused = log_in(client)
    assert refused.status_code == 429
    assert "15" in refused.context["locked"]
    assert refused.context["form"]["username"].value() == "clerk"
    assert session_account(client) is None
    assert AuditEntry.objects.filter(succeeded=False, reason="too many attempts").count() == 2

    elsewhere = Client(REMOTE_ADDR="10.0.0.8")
    assert log_in(elsewhere).status_code == 302


def test_S30_a_forged_address_does_not_count(city: City) -> None:
    codes = [log_in(Client(HTTP_X_FORWARDED_FOR=f"10.0.0.{n}"), password="wrong").status_code for n in range(6)]
    assert codes[-1] == 429
    assert set(AuditEntry.objects.values_list("address", flat=True)) == {"127.0.0.1"}


def test_S32_needs_the_token(city: City) -> None:
    assert log_in(Client(enforce_csrf_checks=True)).status_code == 403


def test_S33_names_no_version_and_reveals_no_state(city: City, client: Client) -> None:
    page = client.get(LOGIN)
    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Frame-Options"] == "DENY"
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["Referrer-Policy"] == "same-origin"
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    assert "Server" not in page


def test_a_disabled_account_loses_its_session(client_of, clerk: Account) -> None:
    client = client_of(clerk)
    Account.objects.filter(pk=clerk.pk).update(is_active=False)
    assert client.get("/inbox/").url.startswith(LOGIN)


def test_S27_raising_the_generation_ends_all_sessions(client_of, clerk: Account) -> None:
    client = client_of(clerk)
    Account.objects.filter(pk=clerk.pk).update(session_generation=2)
    assert client.get("/inbox/").url.startswith(LOGIN)


@pytest.mark.parametrize("username", ["x" * 5000, "", "' OR 1=1 --"])
def test_odd_names_are_wrong_names(city: City, client: Client, username: str) -> None:
    answer = log_in(client, username=username)
    assert answer.status_code == 400
    assert answer.context["form"].errors


def test_S30_guessing_over_many_accounts_from_one_address_is_slowed(city: City, client: Client) -> None:
    for number in range(20):
        assert log_in(client, username=f"guess-{number}", password="wrong").status_code == 400
    answer = log_in(client)
    assert answer.status_code == 429
    assert answer.context["locked"]
    assert session_account(client) is None
    assert log_in(Client(REMOTE_ADDR="10.0.0.8")).status_code == 302


def test_S30_one_who_forgets_shuts_out_nobody_behind_the_same_address(city: City, client: Client) -> None:
    for _ in range(25):
        log_in(client, username="director", password="wrong")
    assert log_in(client).status_code == 302


def guess_from_everywhere(username: str = "clerk", times: int = 20) -> list[int]:
    return [
        log_in(Client(REMOTE_ADDR=f"10.1.0.{number}"), username=username, password="wrong").status_code
        for number in range(times)
    ]


def test_S30_an_account_guessed_from_many_addresses_is_slowed_as_a_whole(city: City) -> None:
    assert set(guess_from_everywhere()) == {400}
    stranger = Client(REMOTE_ADDR="10.2.0.1")
    answer = log_in(stranger)
    assert answer.status_code == 429, "even with the right password: it may just have been found"
    assert "安全管理员" in answer.context["locked"]
    assert session_account(stranger) is None
    assert log_in(Client(REMOTE_ADDR="10.2.0.1"), username="director").status_code == 302


def test_S30_nobody_locks_a_leader_out_where_he_usually_logs_in(city: City) -> None:
    assert log_in(Client(REMOTE_ADDR="10.9.0.1"), username="leader").status_code == 302
    guess_from_everywhere("leader", 30)
    assert log_in(Client(REMOTE_ADDR="10.9.0.1"), username="leader").status_code == 302
    assert log_in(Client(REMOTE_ADDR="10.9.0.2"), username="leader").status_code == 429


def test_S30_what_is_refused_is_not_counted_so_that_the_wait_ends(city: City) -> None:
    guess_from_everywhere(times=20)
    before = AccessAttempt.objects.aggregate(failures=Sum("failures_since_start"))
    assert set(guess_from_everywhere(times=5)) == {429}
    assert AccessAttempt.objects.aggregate(failures=Sum("failures_since_start")) == before
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - dt.timedelta(minutes=16))
    assert log_in(Client(REMOTE_ADDR="10.2.0.1")).status_code == 302


def test_S29_a_name_that_nobody_has_waits_alike(city: City) -> None:
    guess_from_everywhere("someone")
    guess_from_everywhere("clerk")
    unknown, known = (log_in(Client(REMOTE_ADDR="10.2.0.1"), username=name) for name in ("someone", "clerk"))
    assert (unknown.status_code, unknown.context["locked"]) == (known.status_code, known.context["locked"])


def known(username: str, address: str) -> Client:
    """A browser in which the account has logged in before, with nobody logged in now."""
    browser = Client(REMOTE_ADDR=address)
    assert log_in(browser, username=username).status_code == 302
    del browser.cookies["chainchief"]
    return browser


def test_S30_nobody_behind_the_same_address_locks_a_leader_out_of_his_browser(city: City) -> None:
    his = known("leader", "10.0.0.1")
    house = [log_in(Client(REMOTE_ADDR="10.0.0.1"), "leader", "wrong").status_code for _ in range(6)]
    assert house[-1] == 429
    for number in range(20):
        log_in(Client(REMOTE_ADDR="10.0.0.1"), f"guess-{number}", "wrong")
    guess_from_everywhere("leader", 30)
    assert log_in(Client(REMOTE_ADDR="10.0.0.1"), "leader").status_code == 429
    assert log_in(his, "leader").status_code == 302
    assert log_in(Client(REMOTE_ADDR="10.0.0.1"), "leader").status_code == 429, "his log-in gives no new attempts"


def test_S30_a_known_browser_waits_after_five_of_its_own_wherever_it_is(city: City) -> None:
    his = known("leader", "10.0.0.1")
    codes = [log_in(his, "leader", "wrong", REMOTE_ADDR=f"10.0.0.{n}").status_code for n in range(5)]
    assert codes == [400, 400, 400, 400, 429]
    assert log_in(his, "leader").status_code == 429
    assert log_in(known("clerk", "10.0.0.1"), "leader").status_code == 302, "strangers' attempts are other ones"


def test_S30_a_browser_known_to_one_account_is_a_stranger_to_another(city: City) -> None:
    mine = known("clerk", "10.0.0.1")
    for _ in range(5):
        log_in(mine, "leader", "wrong")
    assert log_in(Client(REMOTE_ADDR="10.0.0.1"), "leader").status_code == 429
    assert AccessAttempt.objects.get().user_agent == ""


def test_S30_many_browsers_known_to_an_account_are_counted_together(city: City) -> None:
    gathered = [known("leader", f"10.0.0.{number}") for number in range(5)]
    for browser in gathered:
        for _ in range(4):
            assert log_in(browser, "leader", "wrong").status_code == 400
    assert log_in(known("clerk", "10.3.0.1"), "leader").status_code == 302
    assert log_in(gathered[0], "leader").status_code == 429


def test_S30_attempts_during_the_wait_do_not_lengthen_it(city: City) -> None:
    for _ in range(5):
        log_in(Client(), password="wrong")
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - dt.timedelta(minutes=10))
    before = AccessAttempt.objects.values_list("attempt_time", "failures_since_start").get()
    assert log_in(Client(), password="wrong").status_code == log_in(Client()).status_code == 429
    assert AccessAttempt.objects.values_list("attempt_time", "failures_since_start").get() == before
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - dt.timedelta(minutes=6))
    assert log_in(Client()).status_code == 302


def test_S30_a_cookie_that_we_did_not_sign_is_none(city: City) -> None:
    client = known("clerk", "10.0.0.1")
    cookie = client.cookies["chainchief-browser"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (
        True,
        "Lax",
        "/login/",
        90 * 24 * 3600,
    )
    client.cookies["chainchief-browser"] = cookie.value[:-1] + ("A" if cookie.value[-1] != "A" else "B")
    for _ in range(5):
        log_in(client, password="wrong")
    assert AccessAttempt.objects.get().user_agent == ""


def test_S30_what_a_browser_says_of_itself_gives_no_more_attempts(city: City) -> None:
    codes = [log_in(Client(HTTP_USER_AGENT=f"browser {n}"), password="wrong").status_code for n in range(6)]
    assert codes[-2:] == [429, 429]


def test_several_accounts_are_known_in_one_browser(city: City) -> None:
    client = known("clerk", "10.0.0.1")
    assert log_in(client, "leader").status_code == 302
    del client.cookies["chainchief"]
    log_in(client, "clerk", "wrong")
    log_in(client, "leader", "wrong")
    assert "" not in AccessAttempt.objects.values_list("user_agent", flat=True)
    assert AccessAttempt.objects.values("user_agent").distinct().count() == 1
