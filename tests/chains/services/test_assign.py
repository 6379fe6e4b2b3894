"""Rights follow from the assignments of the day, with nothing that has to run at midnight."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chains.enums import AssignmentRole
from chains.models import Assignment, Chain, ChainGrant
from chains.permissions import LOCK, ON_CHAINS, may, reconcile, visible_chains
from chains.services.assign import assign
from chains.services.release import release
from chains.tasks import mind_dates
from config.lib.refusals import Refused
from offices.enums import PostKind, Right
from offices.models import Account, AuditEntry
from offices.rules.posts import rights_on_own
from tests.actors import TODAY, YEAR_BEGAN, City
from tests.statements import statements

ONE_DAY = dt.timedelta(days=1)
TOMORROW = TODAY + ONE_DAY


def sees(city: City, actor: str) -> list[str]:
    return [chain.code for chain in visible_chains(city.account(actor))]


def test_works_and_leaves_one_entry(city: City, office: Account, bearings: Chain) -> None:
    assert sees(city, "liaison") == ["ferrous"]
    assign(
        by=office, chain=bearings, role=AssignmentRole.BACKER, to=city.organisations["finance"], from_date=TODAY,
        document="聊链办〔2024〕5号",
    )  # fmt: skip
    assert sees(city, "liaison") == ["ferrous", "bearings"]
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.scope, entry.reason) == ("assignment.assign", "bearings", "聊链办〔2024〕5号")
    assert entry.after == {"role": "backer", "holder": "市财政局", "from_date": "2024-07-08"}


def test_another_in_its_place(city: City, office: Account, ferrous: Chain, set_day: Callable[[dt.date], None]) -> None:
    assign(
        by=office, chain=ferrous, role=AssignmentRole.CHAIN_OFFICE, to=city.organisations["bearings-office"],
        from_date=TOMORROW, in_place_of_holders=True,
    )  # fmt: skip
    assert (sees(city, "clerk"), sees(city, "stranger_clerk")) == (["ferrous"], ["bearings"])
    set_day(TOMORROW)
    assert (sees(city, "clerk"), sees(city, "stranger_clerk")) == ([], ["ferrous", "bearings"])
    assert may(city.account("stranger_clerk"), Right.ENTER_LEDGER, ferrous)
    assert AuditEntry.objects.get().before == {"predecessors": ["黑色金属产业链专班"]}


def test_to_one_post_alone(city: City, office: Account, bearings: Chain) -> None:
    assign(by=office, chain=bearings, role=AssignmentRole.BACKER, to=city.posts["liaison"], from_date=TODAY)
    assert sees(city, "liaison") == ["ferrous", "bearings"]


def test_not_twice(city: City, office: Account, ferrous: Chain) -> None:
    with pytest.raises(Refused):
        assign(by=office, chain=ferrous, role=AssignmentRole.BACKER, to=city.organisations["finance"], from_date=TODAY)
    assert not AuditEntry.objects.exists()


def test_a_successor_comes_after_the_predecessor(city: City, office: Account, ferrous: Chain) -> None:
    with pytest.raises(Refused):
        assign(
            by=office, chain=ferrous, role=AssignmentRole.BACKER, to=city.organisations["industry"],
            from_date=YEAR_BEGAN, in_place_of_holders=True,
        )  # fmt: skip


def test_two_roles_that_follow_each_other_are_one_right(city: City, office: Account, ferrous: Chain) -> None:
    finance = city.organisations["finance"]
    release(by=office, assignment=Assignment.objects.get(role=AssignmentRole.BACKER), last_day=TODAY)
    assign(by=office, chain=ferrous, role=AssignmentRole.LEAD_DISTRICT, to=finance, from_date=TOMORROW)
    grant = ChainGrant.objects.get(group=city.posts["liaison"].group)
    assert (grant.from_date, grant.until_date) == (YEAR_BEGAN, None)


def test_the_task_mends_what_was_changed_by_hand(city: City) -> None:
    assert mind_dates() == 0
    ChainGrant.objects.filter(group=city.posts["clerk"].group).delete()
    assert sees(city, "clerk") == []
    assert mind_dates() == len(rights_on_own(PostKind.CLERK) & set(ON_CHAINS))
    assert mind_dates() == 0
    assert sees(city, "clerk") == ["ferrous"]


def test_reconcile_asks_little(city: City) -> None:
    assert statements(reconcile) <= 7


@pytest.mark.django_db(transaction=True)
def test_R3_who_comes_second_waits_before_he_looks(city: City) -> None:
    other = connection.copy()
    try:
        with other.cursor() as there, transaction.atomic(), connection.cursor() as here:
            there.execute(LOCK.replace("_xact_", "_"))
            here.execute("SET LOCAL lock_timeout = '1ms'")
            before = statements_of(reconcile)
    finally:
        other.close()
    assert before == [LOCK]
    assert reconcile() == 0


def statements_of(act: Callable[[], object]) -> list[str]:
    """What is asked of the database until it says that somebody else is at it."""
    with CaptureQueriesContext(connection) as asked, pytest.raises(OperationalError), transaction.atomic():
        act()
    return [query["sql"] for query in asked.captured_queries if "SAVEPOINT" not in query["sql"]]


@pytest.mark.parametrize("actor", ["clerk", "director", "leader", "security_admin"])
def test_refuses_everybody_else(city: City, ferrous: Chain, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        assign(
            by=city.account(actor), chain=ferrous, role=AssignmentRole.BANK, to=city.organisations["finance"],
            from_date=TODAY,
        )  # fmt: skip
