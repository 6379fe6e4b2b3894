import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from config.lib.refusals import Refused, SomebodyWasFaster
from offices.enums import Right
from offices.models import Account, AuditEntry, Tenure
from offices.permissions import holds
from offices.services.relieve import relieve
from tests.actors import TODAY, YEAR_BEGAN, City

ONE_DAY = dt.timedelta(days=1)


@pytest.fixture
def tenure(clerk: Account) -> Tenure:
    return clerk.person.tenures.get()


def test_the_last_day_still_belongs_to_it(
    city: City, tenure: Tenure, security_admin: Account, set_day: Callable[[dt.date], None]
) -> None:
    relieve(by=security_admin, tenure=tenure, last_day=TODAY, reason="调离")
    assert holds(city.account("clerk"), Right.ENTER_LEDGER)
    set_day(TODAY + ONE_DAY)
    assert not holds(city.account("clerk"), Right.ENTER_LEDGER)

    entry = AuditEntry.objects.get()
    assert (entry.act, entry.before, entry.after, entry.reason) == (
        "tenure.relieve",
        {"until_date": None},
        {"until_date": "2024-07-08"},
        "调离",
    )


def test_S27_the_sessions_end(
    tenure: Tenure, clerk: Account, security_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(clerk)
    relieve(by=security_admin, tenure=tenure, last_day=TODAY)
    assert browser.get("/inbox/").status_code == 302


def test_S13_who_saw_another_end_is_told(tenure: Tenure, security_admin: Account) -> None:
    relieve(by=security_admin, tenure=Tenure.objects.get(pk=tenure.pk), last_day=TODAY)
    with pytest.raises(SomebodyWasFaster):
        relieve(by=security_admin, tenure=tenure, last_day=TODAY + ONE_DAY)
    tenure.refresh_from_db()
    assert tenure.until_date == TODAY


def test_not_before_it_began(tenure: Tenure, security_admin: Account) -> None:
    with pytest.raises(Refused):
        relieve(by=security_admin, tenure=tenure, last_day=YEAR_BEGAN - ONE_DAY)


def test_an_end_is_not_put_off(tenure: Tenure, security_admin: Account) -> None:
    relieve(by=security_admin, tenure=tenure, last_day=TODAY)
    tenure.refresh_from_db()
    with pytest.raises(Refused):
        relieve(by=security_admin, tenure=tenure, last_day=TODAY + ONE_DAY)
    tenure.refresh_from_db()
    assert tenure.until_date == TODAY
    relieve(by=security_admin, tenure=tenure, last_day=TODAY - ONE_DAY)


def test_nobody_relieves_himself(security_admin: Account) -> None:
    with pytest.raises(Refused):
        relieve(by=security_admin, tenure=security_admin.person.tenures.get(), last_day=TODAY)


def test_refuses_everybody_else(tenure: Tenure, system_admin: Account) -> None:
    with pytest.raises(PermissionDenied):
        relieve(by=system_admin, tenure=tenure, last_day=TODAY)
