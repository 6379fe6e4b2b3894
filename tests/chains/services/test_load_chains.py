"""A catalogue makes chains and says who answers for them; loaded again, it undoes nothing that was decided since."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from chains.enums import AssignmentRole
from chains.models import Assignment, Chain
from chains.permissions import may
from chains.rules.facts import ChainFacts
from chains.services.assign import assign
from chains.services.load_chains import load_chains
from chains.services.release import release
from offices.enums import Right
from offices.models import Account, AuditEntry
from tests.actors import TODAY, City

BEGAN, NEXT = dt.date(2024, 1, 1), dt.date(2025, 1, 1)
HOLDERS = (
    ("chain_office", "bearings-office"),
    ("backer", "finance"),
    ("bank", "industry"),
    ("bank", "centre"),
)


def load(by: Account | None = None, *, year: int = 2024, **words: object) -> int:
    facts = ChainFacts(**{"code": "cars", "name": "汽车", "number": 12, "flagship": False, "holders": HOLDERS} | words)
    return load_chains(
        by=by, facts=[facts], year=year, document="聊办字〔2024〕1号", from_date=dt.date(year, 1, 1), source="small"
    )


def held(role: AssignmentRole) -> list[tuple[str, dt.date, dt.date | None]]:
    found = Assignment.objects.filter(chain__code="cars", role=role).select_related("organisation")
    return [(one.organisation.code, one.from_date, one.until_date) for one in found.order_by("from_date", "pk")]


def test_works_and_leaves_one_entry(city: City, office: Account) -> None:
    assert load(office) == 1

    chain = Chain.objects.get(code="cars")
    assert (chain.name, chain.number, chain.catalogue_year, chain.regime) == ("汽车", 12, 2024, "small")
    assert held(AssignmentRole.BANK) == [("industry", BEGAN, None), ("centre", BEGAN, None)]
    assert may(city.account("stranger_clerk"), Right.ENTER_LEDGER, chain)
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.object_label, entry.after) == ("chains.load", "small", {"chains": ["cars"]})


def test_a_successor_whom_the_office_appointed_stays_alone(city: City, office: Account) -> None:
    load()
    assign(
        by=office, chain=Chain.objects.get(code="cars"), role=AssignmentRole.BACKER, to=city.organisations["industry"],
        from_date=TODAY, in_place_of_holders=True,
    )  # fmt: skip

    load()

    assert held(AssignmentRole.BACKER) == [("finance", BEGAN, TODAY - dt.timedelta(days=1)), ("industry", TODAY, None)]


def test_who_was_released_is_not_put_back(city: City, office: Account) -> None:
    load()
    release(by=office, assignment=Assignment.objects.get(chain__code="cars", role="backer"), last_day=TODAY)

    load()

    assert held(AssignmentRole.BACKER) == [("finance", BEGAN, TODAY)]


def test_the_next_year_begins_where_the_last_one_ends(city: City) -> None:
    load()

    load(year=2025, name="汽车及零部件", holders=(("backer", "industry"), ("bank", "centre")))

    assert held(AssignmentRole.BACKER) == [("finance", BEGAN, dt.date(2024, 12, 31)), ("industry", NEXT, None)]
    assert held(AssignmentRole.BANK) == [("industry", BEGAN, dt.date(2024, 12, 31)), ("centre", BEGAN, None)]
    assert held(AssignmentRole.CHAIN_OFFICE) == [("bearings-office", BEGAN, None)], "not named, not touched"
    assert Chain.objects.get(code="cars").name == "汽车及零部件"


def test_last_years_catalogue_loaded_again_takes_nothing_back(city: City) -> None:
    load()
    load(year=2025, name="汽车及零部件", holders=(("backer", "industry"),))

    load()

    chain = Chain.objects.get(code="cars")
    assert (chain.name, chain.catalogue_year) == ("汽车及零部件", 2025)
    assert held(AssignmentRole.BACKER) == [("finance", BEGAN, dt.date(2024, 12, 31)), ("industry", NEXT, None)]


@pytest.mark.parametrize("actor", ["clerk", "director", "leader", "security_admin"])
def test_refuses_everybody_else(city: City, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        load(city.account(actor))
    assert not Chain.objects.filter(code="cars").exists()
