"""S27: all sessions end on disabling."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from config.lib.refusals import Refused
from offices.models import Account, AuditEntry, Tenure
from offices.services.disable_account import disable_account
from tests.actors import TODAY, YEAR_BEGAN, City


def test_S27_disabling_ends_every_session(
    clerk: Account, system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(clerk)
    assert browser.get("/inbox/").status_code == 200
    disable_account(by=system_admin, account=clerk, reason="调离")
    assert browser.get("/inbox/").status_code == 302

    entry = AuditEntry.objects.get()
    assert (entry.act, entry.object_label, entry.reason) == ("account.disable", "clerk", "调离")


def test_twice_is_once(clerk: Account, system_admin: Account) -> None:
    disable_account(by=system_admin, account=clerk)
    with pytest.raises(Refused):
        disable_account(by=system_admin, account=clerk)
    assert AuditEntry.objects.count() == 1


def test_nobody_disables_himself(system_admin: Account) -> None:
    with pytest.raises(Refused):
        disable_account(by=system_admin, account=system_admin)


def test_refuses_everybody_else(clerk: Account, security_admin: Account) -> None:
    with pytest.raises(PermissionDenied):
        disable_account(by=security_admin, account=clerk)
    assert Account.objects.get(pk=clerk.pk).is_active


@pytest.mark.parametrize("from_date", [TODAY, TODAY + dt.timedelta(days=30)])
@pytest.mark.parametrize("other", ["security_admin", "audit_admin"])
def test_S1_no_administrator_shuts_another_out(
    city: City, system_admin: Account, other: str, from_date: dt.date
) -> None:
    account = city.account(other)
    Tenure.objects.filter(person=account.person).update(from_date=from_date)
    with pytest.raises(Refused):
        disable_account(by=system_admin, account=account)
    account.refresh_from_db()
    assert account.is_active

    Tenure.objects.filter(person=account.person).update(from_date=YEAR_BEGAN, until_date=YEAR_BEGAN)
    disable_account(by=system_admin, account=account)
