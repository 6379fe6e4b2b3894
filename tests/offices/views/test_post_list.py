import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from offices.models import Account, Tenure
from tests.actors import City
from tests.statements import statements

PAGE = "/administration/posts/"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "财政"}, ["市财政局 联络员"]),
        ({"q": "leader（"}, ["产业链发展领导小组 组长"]),
        ({"kind": "clerk"}, ["高端轴承产业链专班 录入员", "黑色金属产业链专班 录入员"]),
        ({"vacant": "on"}, ["市财政局 联络员"]),
    ],
)
def test_search(
    city: City, security_admin: Account, client_of: Callable[[Account], Client], query: dict, expected: list[str]
) -> None:
    Tenure.objects.filter(post=city.posts["liaison"]).update(until_date=dt.date(2024, 7, 7))
    found = client_of(security_admin).get(PAGE, query).context["listing"].rows
    assert sorted(str(post) for post in found) == sorted(expected)


def test_who_holds_what_on_the_day(
    city: City,
    security_admin: Account,
    client_of: Callable[[Account], Client],
    set_day: Callable[[dt.date], None],
) -> None:
    Tenure.objects.filter(post=city.posts["clerk"]).update(until_date=dt.date(2024, 7, 8))

    def holders() -> list[str]:
        (post,) = (
            client_of(security_admin).get(PAGE, {"q": "黑色金属产业链专班", "kind": "clerk"}).context["listing"].rows
        )
        return [tenure.person.name for tenure in post.held]

    assert holders() == ["clerk（演示）"]
    set_day(dt.date(2024, 7, 9))
    assert holders() == []


def test_asks_as_little_for_many_as_for_few(
    city: City, security_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(security_admin)
    browser.get(PAGE)  # the first one notes in the session when it began
    few = statements(lambda: browser.get(PAGE, {"q": "财政"}))
    assert statements(lambda: browser.get(PAGE)) == few <= 12
