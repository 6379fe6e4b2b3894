from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from offices.models import Account
from tests.chains.lists import for_all, made

Browser = Callable[[Account], Client]
WORDS = {"title": "新开工项目表", "readers": "owner", "columns": ["chains", "plan"], "order": "plan", "turn": "-"}


def test_words_columns_and_order_are_changed_and_the_filters_stay(clerk: Account, client_of: Browser) -> None:
    one = made(clerk, filters={"started_on.in": ["this_year"]})
    browser = client_of(clerk)
    assert "开工日期：本年" in browser.get(f"/lists/{one.code}/edit/").content.decode()
    response = browser.post(f"/lists/{one.code}/edit/", {**WORDS, "position": "4"})
    assert response["Location"] == f"/lists/{one.code}/"
    one.refresh_from_db()
    assert (one.title, one.columns, one.order, one.position) == ("新开工项目表", ["name", "chains", "plan"], "-plan", 4)
    assert one.filters == {"started_on.in": ["this_year"]}


def test_filters_of_the_address_take_the_place_of_its_own(clerk: Account, client_of: Browser) -> None:
    one = made(clerk, filters={"started_on.in": ["this_year"]})
    query = "?signed_on.from=2024-07-01&signed_on.to=2024-07-31&columns=stage"
    form = client_of(clerk).get(f"/lists/{one.code}/edit/{query}").context["form"]
    assert [column.code for column, chosen in form.rows() if chosen] == ["stage"]
    client_of(clerk).post(f"/lists/{one.code}/edit/{query}", {**WORDS, "moving": "on"})
    one.refresh_from_db()
    assert one.filters == {"signed_on.in": ["this_month"]}


def test_a_mistake_is_told_at_its_field(clerk: Account, client_of: Browser) -> None:
    one = made(clerk)
    response = client_of(clerk).post(f"/lists/{one.code}/edit/", {**WORDS, "title": " "})
    assert response.status_code == 400
    assert "请填写清单名称" in response.content.decode()


def test_S3_a_list_for_all_is_not_for_all_to_change(clerk: Account, office: Account, client_of: Browser) -> None:
    one = for_all(office)
    for answer in (
        client_of(clerk).get(f"/lists/{one.code}/edit/"),
        client_of(clerk).post(f"/lists/{one.code}/edit/", WORDS),
    ):
        assert answer.status_code == 403
    assert client_of(clerk).get(f"/lists/{made(office).code}/edit/").status_code == 404
