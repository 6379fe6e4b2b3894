from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import RegisterList
from offices.models import Account
from tests.chains.lists import for_all

Browser = Callable[[Account], Client]
WORDS = {"title": "新开工项目清单", "readers": "owner", "columns": ["investment", "chains"], "order": "", "turn": ""}
QUERY = "?started_on.from=2024-01-01&started_on.to=2024-12-31&kind=mend&sort=-investment&columns=stage,investment"


def test_the_register_s_list_leads_there_as_it_stands(clerk: Account, client_of: Browser) -> None:
    page = client_of(clerk).get("/registers/projects/?kind=mend&sort=-name").content.decode()
    assert "/lists/new/projects/?kind=mend&amp;sort=-name" in page


def test_the_form_begins_with_what_the_address_shows(clerk: Account, client_of: Browser) -> None:
    form = client_of(clerk).get(f"/lists/new/projects/{QUERY}").context["form"]
    rows = form.rows()
    assert [column.code for column, chosen in rows if chosen] == ["stage", "investment"]
    assert (form["order"].value(), form["turn"].value(), form["moving"].value()) == ("investment", "-", True)
    assert [value for value, _name in form.fields["readers"].choices] == ["owner"]


def test_it_says_that_a_past_day_is_not_kept(clerk: Account, client_of: Browser) -> None:
    browser = client_of(clerk)
    assert "不保留所看的那一天" in browser.get("/lists/new/projects/?as_of=2024-03-31").content.decode()
    assert "不保留所看的那一天" not in browser.get("/lists/new/projects/?as_of=").content.decode()


def test_a_list_is_kept_with_filters_columns_and_order(clerk: Account, client_of: Browser) -> None:
    browser = client_of(clerk)
    sent = {**WORDS, "order": "investment", "turn": "-", "moving": "on"}
    response = browser.post(f"/lists/new/projects/{QUERY}", sent)
    one = RegisterList.objects.get()
    assert response["Location"] == f"/lists/{one.code}/"
    assert one.filters == {"kind": ["mend"], "started_on.in": ["this_year"]}
    assert (one.columns, one.order, one.readers) == (["name", "investment", "chains"], "-investment", "owner")
    browser.post(f"/lists/new/projects/{QUERY}", WORDS)
    fixed = RegisterList.objects.exclude(pk=one.pk).get()
    assert fixed.filters["started_on.from"] == ["2024-01-01"], "days that do not move, where that was not wanted"


def test_nothing_typed_is_lost_on_a_mistake(clerk: Account, client_of: Browser) -> None:
    response = client_of(clerk).post(
        "/lists/new/projects/?kind=mend", {**WORDS, "title": "", "unit_line": "单位：亿元"}
    )
    assert response.status_code == 400
    page = response.content.decode()
    assert "单位：亿元" in page
    assert "请填写清单名称" in page
    assert [column.code for column, chosen in response.context["form"].rows() if chosen] == ["investment", "chains"]
    response = client_of(clerk).post("/lists/new/projects/", {**WORDS, "columns": []})
    assert "请至少勾选一个栏目" in response.content.decode()
    assert not RegisterList.objects.exists()


def test_S2_who_may_not_make_lists_for_others_makes_none(clerk: Account, office: Account, client_of: Browser) -> None:
    response = client_of(clerk).post("/lists/new/projects/", {**WORDS, "readers": "everybody"})
    assert response.status_code == 400
    assert not RegisterList.objects.exists()
    client_of(office).post("/lists/new/projects/", {**WORDS, "readers": "everybody"})
    assert RegisterList.objects.get().readers == "everybody"


def test_the_same_filters_may_go_to_a_list_that_is_there(office: Account, clerk: Account, client_of: Browser) -> None:
    one = for_all(office)
    address = f"/lists/{one.code}/edit/?kind=mend"
    assert address in client_of(office).get("/lists/new/projects/?kind=mend").content.decode()
    assert address not in client_of(clerk).get("/lists/new/projects/?kind=mend").content.decode()
