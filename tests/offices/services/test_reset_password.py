import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from config.lib.refusals import Refused
from offices.models import Account, AuditEntry, Tenure
from offices.services.reset_password import reset_password
from tests.actors import PASSWORD, TODAY, City


def test_S27_a_new_first_password_ends_every_session(
    clerk: Account, system_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(clerk)
    password = reset_password(by=system_admin, account=clerk)
    assert browser.get("/inbox/").status_code == 302

    clerk.refresh_from_db()
    assert clerk.check_password(password)
    assert not clerk.check_password(PASSWORD)
    assert clerk.must_change_password
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.object_label) == ("account.reset_password", "clerk")
    assert password not in str(AuditEntry.objects.values().get())


@pytest.mark.parametrize("other", ["security_admin", "audit_admin"])
def test_an_administrator_is_reset_by_the_operator_alone(city: City, system_admin: Account, other: str) -> None:
    account = city.account(other)
    with pytest.raises(Refused):
        reset_password(by=system_admin, account=account)
    assert account.check_password(PASSWORD)
    reset_password(by=None, account=account)
    assert AuditEntry.objects.get().actor_name == "system"


def test_not_ones_own(system_admin: Account) -> None:
    with pytest.raises(Refused):
        reset_password(by=system_admin, account=system_admin)


def test_refuses_everybody_else(clerk: Account, security_admin: Account) -> None:
    with pytest.raises(PermissionDenied):
        reset_password(by=security_admin, account=clerk)


def test_S1_a_coming_administrator_is_one_already(city: City, system_admin: Account) -> None:
    account = city.account("audit_admin")
    Tenure.objects.filter(person=account.person).update(from_date=TODAY + dt.timedelta(days=30))
    with pytest.raises(Refused):
        reset_password(by=system_admin, account=account)
    assert account.check_password(PASSWORD)
