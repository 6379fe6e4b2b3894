from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.test import override_settings

from config.lib import clock
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry, Tenure
from offices.services.set_clock import set_clock
from tests.actors import TODAY, City

DAY = dt.date(2024, 8, 16)


def test_sets_the_day_and_leaves_one_entry(office: Account) -> None:
    set_clock(by=office, day=DAY)
    assert clock.today() == DAY
    assert AuditEntry.objects.get().act == "clock.set"


def test_only_who_sets_up_the_year(clerk: Account) -> None:
    with pytest.raises(PermissionDenied):
        set_clock(by=clerk, day=DAY)
    assert clock.today() == TODAY
    assert not AuditEntry.objects.exists()


@override_settings(DEMO=False)
def test_never_outside_a_demonstration(office: Account) -> None:
    with pytest.raises(Refused):
        set_clock(by=office, day=DAY)
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("day", [dt.date(2023, 12, 31), dt.date(2024, 9, 1)])
def test_S27_no_day_on_which_it_could_not_be_set_back(city: City, office: Account, day: dt.date) -> None:
    Tenure.objects.filter(person=office.person).update(until_date=dt.date(2024, 8, 31))
    with pytest.raises(Refused):
        set_clock(by=office, day=day)
    assert clock.today() == TODAY
    assert not AuditEntry.objects.exists()
