from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from offices.services.disable_account import disable_account
from offices.services.enable_account import enable_account
from tests.actors import PASSWORD


@pytest.fixture
def disabled(clerk: Account, system_admin: Account) -> Account:
    disable_account(by=system_admin, account=clerk)
    return Account.objects.get(pk=clerk.pk)


def test_the_way_in_is_open_again_with_the_password_that_was(
    disabled: Account, system_admin: Account, client: Client
) -> None:
    assert client.post("/login/", {"username": "clerk", "password": PASSWORD}).status_code == 400
    enable_account(by=system_admin, account=disabled)
    assert client.post("/login/", {"username": "clerk", "password": PASSWORD}).status_code == 302

    entry = AuditEntry.objects.get(act="account.enable")
    assert (entry.object_label, entry.before, entry.after) == ("clerk", {"is_active": False}, {"is_active": True})


def test_an_old_session_does_not_come_back(
    clerk: Account, system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(clerk)
    disable_account(by=system_admin, account=clerk)
    enable_account(by=system_admin, account=clerk)
    assert browser.get("/inbox/").status_code == 302


def test_what_is_not_disabled_cannot_be_enabled(clerk: Account, system_admin: Account) -> None:
    with pytest.raises(Refused):
        enable_account(by=system_admin, account=clerk)
    assert not AuditEntry.objects.exists()


def test_refuses_everybody_else(disabled: Account, security_admin: Account) -> None:
    with pytest.raises(PermissionDenied):
        enable_account(by=security_admin, account=disabled)
    assert not Account.objects.get(pk=disabled.pk).is_active
