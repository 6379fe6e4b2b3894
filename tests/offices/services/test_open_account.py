import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused
from offices.models import Account, AuditEntry, Person
from offices.services.first_password import first_password
from offices.services.open_account import open_account


@pytest.fixture
def newcomer(db: None) -> Person:
    return Person.objects.create(name="新来的人")


def test_works_and_keeps_the_password_nowhere(newcomer: Person, system_admin: Account) -> None:
    account, password = open_account(by=system_admin, person=newcomer, username="newcomer")
    assert account.check_password(password)
    assert account.must_change_password
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.after) == ("account.open", {"username": "newcomer", "person": "新来的人"})
    assert password not in str(list(AuditEntry.objects.values()))


def test_a_person_has_one_account(clerk: Account, system_admin: Account) -> None:
    with pytest.raises(Refused):
        open_account(by=system_admin, person=clerk.person, username="clerk2")


def test_a_user_name_is_given_once(clerk: Account, newcomer: Person, system_admin: Account) -> None:
    with pytest.raises(Refused, match="clerk"):
        open_account(by=system_admin, person=newcomer, username="clerk")
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("lookalike", ["сlerk", "Clerk", "clerk\u200b", "cIerk", "c1erk", "clerk_", "c.lerk"])
def test_a_name_that_looks_like_anothers_is_refused(
    clerk: Account, newcomer: Person, system_admin: Account, lookalike: str
) -> None:
    with pytest.raises(Refused):
        open_account(by=system_admin, person=newcomer, username=lookalike)
    assert not Account.objects.filter(person=newcomer).exists()


def test_refuses_everybody_else(newcomer: Person, security_admin: Account) -> None:
    with pytest.raises(PermissionDenied):
        open_account(by=security_admin, person=newcomer, username="newcomer")


def test_first_passwords_are_good_and_differ() -> None:
    passwords = {first_password() for _ in range(50)}
    assert len(passwords) == 50
    for password in passwords:
        validate_password(password)
