from __future__ import annotations

from django.test import Client

from offices.models import Account


def test_chinese_unless_chosen_otherwise(city, client: Client) -> None:
    page = client.get("/login/", headers={"Accept-Language": "en-GB,en"})
    assert page["Content-Language"] == "zh-hans"
    assert "登录" in page.content.decode()


def test_the_choice_is_remembered(client_of, clerk: Account) -> None:
    client = client_of(clerk)
    answer = client.post("/language/", {"language": "en", "next": "/inbox/"})
    assert answer.url == "/inbox/"
    cookie = answer.cookies["chainchief-language"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("en", True, "Lax")
    assert cookie["max-age"] > 3600
    page = client.get("/inbox/")
    assert page["Content-Language"] == "en"
    assert "Inbox" in page.content.decode()


def test_works_before_the_log_in(city, client: Client) -> None:
    client.post("/language/", {"language": "en", "next": "/login/"})
    assert "Log in" in client.get("/login/").content.decode()


def test_an_unknown_language_is_chinese(city, client: Client) -> None:
    client.cookies["chainchief-language"] = "../../etc"
    assert client.get("/login/")["Content-Language"] == "zh-hans"
    client.post("/language/", {"language": "xx", "next": "/login/"})
    assert client.get("/login/")["Content-Language"] == "zh-hans"


def test_S28_leads_nowhere_else(city, client: Client) -> None:
    assert client.post("/language/", {"language": "en", "next": "//evil.example"}).url == "/"


def test_S32_not_by_a_link(city, client: Client) -> None:
    assert client.get("/language/?language=en").status_code == 405
