import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from offices.queries.lockouts import locked_names
from offices.services.unlock_account import unlock_account
from tests.actors import PASSWORD

WRONG = {"username": "clerk", "password": "wrong"}


@pytest.fixture
def locked(clerk: Account) -> Account:
    browser = Client()
    for _ in range(5):
        browser.post("/login/", WRONG)
    AuditEntry.objects.all()
    return clerk


def test_S30_an_unlocked_account_may_log_in_at_once(locked: Account, security_admin: Account) -> None:
    assert locked_names() == {"clerk"}
    assert Client().post("/login/", WRONG | {"password": PASSWORD}).status_code == 429

    unlock_account(by=security_admin, account=locked)
    assert locked_names() == set()
    entry = AuditEntry.objects.filter(act="account.unlock").get()
    assert entry.actor_name == "security_admin（演示）"
    assert Client().post("/login/", WRONG | {"password": PASSWORD}).status_code == 302


def test_S30_one_guessed_from_many_addresses_is_unlocked_too(clerk: Account, security_admin: Account) -> None:
    for number in range(20):
        Client(REMOTE_ADDR=f"10.1.0.{number}").post("/login/", WRONG)
    assert locked_names() == {"clerk"}
    unlock_account(by=security_admin, account=clerk)
    assert locked_names() == set()
    assert Client().post("/login/", WRONG | {"password": PASSWORD}).status_code == 302


def test_one_that_is_not_locked(clerk: Account, security_admin: Account) -> None:
    with pytest.raises(Refused):
        unlock_account(by=security_admin, account=clerk)


def test_a_few_wrong_attempts_are_no_lock(clerk: Account) -> None:
    for _ in range(4):
        Client().post("/login/", WRONG)
    assert locked_names() == set()


def test_refuses_everybody_else(locked: Account, system_admin: Account) -> None:
    with pytest.raises(PermissionDenied):
        unlock_account(by=system_admin, account=locked)
    assert locked_names() == {"clerk"}
