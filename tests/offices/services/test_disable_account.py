"""S27: all sessions end on disabling."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from offices.services.disable_account import disable_account
from offices.services.enable_account import enable_account
from tests.actors import PASSWORD


def test_S27_disabling_ends_every_session(
    clerk: Account, system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(clerk)
    assert browser.get("/inbox/").status_code == 200
    disable_account(by=system_admin, account=clerk, reason="调离")
    assert browser.get("/inbox/").status_code == 302

    entry = AuditEntry.objects.get()
    assert (entry.act, entry.object_label, entry.reason) == ("account.disable", "clerk", "调离")


def test_enabling_does_not_bring_an_old_session_back(
    clerk: Account, system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(clerk)
    disable_account(by=system_admin, account=clerk)
    enable_account(by=system_admin, account=clerk)
    assert browser.get("/inbox/").status_code == 302
    assert browser.post("/login/", {"username": "clerk", "password": PASSWORD}).status_code == 302
    assert browser.get("/inbox/").status_code == 200
    assert set(AuditEntry.objects.values_list("act", flat=True)) == {
        "account.disable",
        "account.enable",
        "account.log_in",
    }


def test_twice_is_once(clerk: Account, system_admin: Account) -> None:
    disable_account(by=system_admin, account=clerk)
    with pytest.raises(Refused):
        disable_account(by=system_admin, account=clerk)
    enable_account(by=system_admin, account=clerk)
    with pytest.raises(Refused):
        enable_account(by=system_admin, account=clerk)
    assert AuditEntry.objects.count() == 2


def test_nobody_disables_himself(system_admin: Account) -> None:
    with pytest.raises(Refused):
        disable_account(by=system_admin, account=system_admin)


@pytest.mark.parametrize("service", [disable_account, enable_account])
def test_refuses_everybody_else(clerk: Account, security_admin: Account, service: Callable) -> None:
    with pytest.raises(PermissionDenied):
        service(by=security_admin, account=clerk)
