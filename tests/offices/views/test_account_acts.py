from collections.abc import Callable

import pytest
from django.test import Client

from offices.models import Account, AuditEntry, Person
from tests.actors import PASSWORD, City


def address(person: Person, act: str) -> str:
    return f"/administration/people/{person.pk}/account/{act}/"


def told(answer: object) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


@pytest.mark.parametrize(
    ("actor", "act", "noted"),
    [
        ("system_admin", "disable", "account.disable"),
        ("security_admin", "end-sessions", "account.end_sessions"),
    ],
)
def test_works_and_says_so(
    city: City, clerk: Account, client_of: Callable[[Account], Client], actor: str, act: str, noted: str
) -> None:
    answer = client_of(city.account(actor)).post(address(clerk.person, act), follow=True)
    assert answer.redirect_chain == [(f"/administration/people/{clerk.person.pk}/", 302)]
    assert told(answer)
    assert AuditEntry.objects.get().act == noted


@pytest.mark.parametrize(("actor", "act"), [("system_admin", "enable"), ("security_admin", "unlock")])
def test_what_cannot_be_done_is_said(
    city: City, clerk: Account, client_of: Callable[[Account], Client], actor: str, act: str
) -> None:
    answer = client_of(city.account(actor)).post(address(clerk.person, act), follow=True)
    assert told(answer)
    assert not AuditEntry.objects.exists()


def test_a_new_first_password_is_shown(
    clerk: Account, system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    answer = client_of(system_admin).post(address(clerk.person, "reset"))
    clerk.refresh_from_db()
    assert clerk.check_password(answer.context["password"])


def test_not_that_of_an_administrator(
    system_admin: Account, security_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    answer = client_of(system_admin).post(address(security_admin.person, "reset"), follow=True)
    assert "reset_password" in told(answer)
    security_admin.refresh_from_db()
    assert security_admin.check_password(PASSWORD)


def test_an_account_is_opened(system_admin: Account, client_of: Callable[[Account], Client]) -> None:
    person = Person.objects.create(name="新来的人")
    browser = client_of(system_admin)
    wrong = browser.post(address(person, "open"), {"username": "system_admin"})
    assert "username" in wrong.context["form"].errors
    answer = browser.post(address(person, "open"), {"username": "newcomer"})
    assert Account.objects.get(username="newcomer").check_password(answer.context["password"])


@pytest.mark.parametrize(
    ("actor", "act"),
    [
        ("security_admin", "reset"),
        ("security_admin", "disable"),
        ("security_admin", "enable"),
        ("security_admin", "open"),
        ("system_admin", "unlock"),
        ("system_admin", "end-sessions"),
        ("audit_admin", "disable"),
        ("office", "disable"),
    ],
)
def test_each_act_has_its_administrator(
    city: City, clerk: Account, client_of: Callable[[Account], Client], actor: str, act: str
) -> None:
    answer = client_of(city.account(actor)).post(address(clerk.person, act), {"username": "another"})
    assert answer.status_code == 403
    assert not AuditEntry.objects.exists()
