"""An assignment ends with a day, and the rights that came with it with the same."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from chains.enums import AssignmentRole
from chains.models import Assignment
from chains.permissions import visible_chains
from chains.services.release import release
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.models import Account, AuditEntry
from tests.actors import TODAY, YEAR_BEGAN, City

ONE_DAY = dt.timedelta(days=1)
TOMORROW = TODAY + ONE_DAY


@pytest.fixture
def backer(city: City) -> Assignment:
    """The finance bureau's assignment to the ferrous chain."""
    return Assignment.objects.get(role=AssignmentRole.BACKER)


def sees(city: City, actor: str) -> list[str]:
    return [chain.code for chain in visible_chains(city.account(actor))]


def test_the_last_day_still_belongs_to_it(
    city: City, backer: Assignment, office: Account, set_day: Callable[[dt.date], None]
) -> None:
    release(by=office, assignment=backer, last_day=TODAY, document="聊链办〔2024〕6号")
    assert sees(city, "liaison") == ["ferrous"]
    set_day(TOMORROW)
    assert sees(city, "liaison") == []
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.scope, entry.reason) == ("assignment.release", "ferrous", "聊链办〔2024〕6号")
    assert (entry.before, entry.after) == ({"until_date": None}, {"until_date": "2024-07-08"})


def test_not_before_it_began(backer: Assignment, office: Account) -> None:
    with pytest.raises(Refused):
        release(by=office, assignment=backer, last_day=YEAR_BEGAN - ONE_DAY)
    assert not AuditEntry.objects.exists()


def test_an_end_is_not_put_off(backer: Assignment, office: Account) -> None:
    release(by=office, assignment=backer, last_day=TODAY)
    backer.refresh_from_db()
    with pytest.raises(Refused):
        release(by=office, assignment=backer, last_day=TOMORROW)
    release(by=office, assignment=backer, last_day=TODAY - ONE_DAY)


def test_who_saw_another_end_is_told(backer: Assignment, office: Account) -> None:
    release(by=office, assignment=Assignment.objects.get(pk=backer.pk), last_day=TODAY)
    with pytest.raises(SomebodyWasFaster):
        release(by=office, assignment=backer, last_day=TOMORROW)


@pytest.mark.parametrize("actor", ["clerk", "director", "leader", "security_admin"])
def test_refuses_everybody_else(city: City, backer: Assignment, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        release(by=city.account(actor), assignment=backer, last_day=TODAY)
