from collections.abc import Callable

import pytest
from django.test import Client

from offices.models import Account, Person

PAGE = "/administration/people/new/"


def test_a_first_password_is_shown_once_and_kept_by_no_cache(
    system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(system_admin)
    answer = browser.post(PAGE, {"name": "录入员乙", "username": "clerk-b"})
    password = answer.context["password"]
    assert password in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"

    person = Person.objects.get(name="录入员乙")
    assert person.account.check_password(password)
    assert password not in browser.get(f"/administration/people/{person.pk}/").content.decode()


def test_without_a_user_name_there_is_no_account(system_admin: Account, client_of: Callable[[Account], Client]) -> None:
    answer = client_of(system_admin).post(PAGE, {"name": "副市长", "username": ""})
    person = Person.objects.get(name="副市长")
    assert answer.headers["Location"] == f"/administration/people/{person.pk}/"
    assert not Account.objects.filter(person=person).exists()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": "", "username": "b"}, "name"),
        ({"name": "乙", "username": "two words"}, "username"),
        ({"name": "乙", "username": "clerk"}, "username"),
        ({"name": "乙", "username": "сlerk"}, "username"),  # the first letter is Cyrillic
        ({"name": "乙", "username": "<img src=x>"}, "username"),
        ({"name": "乙" * 61}, "name"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(
    clerk: Account, system_admin: Account, client_of: Callable[[Account], Client], typed: dict, field: str
) -> None:
    before = Person.objects.count()
    answer = client_of(system_admin).post(PAGE, typed)
    assert field in answer.context["form"].errors
    assert answer.context["form"]["name"].value() == typed["name"]
    assert Person.objects.count() == before


def test_not_for_the_security_administrator(security_admin: Account, client_of: Callable[[Account], Client]) -> None:
    assert client_of(security_admin).post(PAGE, {"name": "乙"}).status_code == 403
    assert not Person.objects.filter(name="乙").exists()


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\x07", "\u2028"])
def test_S16_a_name_holds_nothing_that_cannot_be_seen(client_of, system_admin: Account, sign: str) -> None:
    answer = client_of(system_admin).post("/administration/people/new/", {"name": f"组长{sign}甲"})
    assert "name" in answer.context["form"].errors
    assert not Person.objects.filter(name__contains="甲").exists()
