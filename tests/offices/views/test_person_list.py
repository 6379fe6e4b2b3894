from collections.abc import Callable

import pytest
from django.test import Client

from offices.models import Account, Person
from tests.actors import City
from tests.statements import statements

PAGE = "/administration/people/"


def names(answer: object) -> list[str]:
    return [person.name for person in answer.context["listing"].rows]


@pytest.mark.parametrize("actor", ["system_admin", "security_admin"])
def test_everybody_with_the_posts_of_today(city: City, client_of: Callable[[Account], Client], actor: str) -> None:
    answer = client_of(city.account(actor)).get(PAGE)
    assert answer.context["listing"].total == len(city.accounts)
    assert "黑色金属产业链专班 录入员" in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "stranger"}, ["stranger_clerk（演示）", "stranger_director（演示）"]),
        ({"q": "财政"}, ["liaison（演示）"]),
        ({"q": "录入员"}, ["clerk（演示）", "stranger_clerk（演示）"]),
        ({"state": "disabled"}, ["chief（演示）"]),
        ({"state": "none"}, ["副市长"]),
        ({"state": "first_password"}, ["leader（演示）"]),
        ({"state": "locked"}, ["director（演示）"]),
        ({"state": "active", "q": "director"}, ["stranger_director（演示）"]),
        ({"q": "nothing like it"}, []),
    ],
)
def test_search(city: City, client_of: Callable[[Account], Client], query: dict, expected: list[str]) -> None:
    Person.objects.create(name="副市长")
    Account.objects.filter(username="chief").update(is_active=False)
    Account.objects.filter(username="leader").update(must_change_password=True)
    for _ in range(5):
        Client().post("/login/", {"username": "director", "password": "wrong"})
    assert names(client_of(city.account("system_admin")).get(PAGE, query)) == expected


def test_asks_as_little_for_many_as_for_few(city: City, client_of: Callable[[Account], Client]) -> None:
    browser = client_of(city.account("system_admin"))
    browser.get(PAGE)  # the first one notes in the session when it began
    few = statements(lambda: browser.get(PAGE, {"q": "clerk"}))
    Person.objects.bulk_create(Person(name=f"clerk {number}") for number in range(60))
    assert statements(lambda: browser.get(PAGE, {"q": "clerk"})) == few <= 12
