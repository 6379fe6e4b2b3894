"""Changing the holder of a post is one dated act, and rights follow from the day."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from chains.permissions import visible_chains
from config.lib.refusals import Refused
from offices.enums import PostKind, Right
from offices.models import Account, AuditEntry, Organisation, Post, Tenure
from offices.permissions import holds
from offices.rules.posts import ADMINISTRATORS
from offices.services.appoint import appoint
from tests.actors import TODAY, YEAR_BEGAN, City

ONE_DAY = dt.timedelta(days=1)


@pytest.fixture
def seat(city: City) -> Post:
    """The clerk's post of the ferrous chain."""
    return city.posts["clerk"]


def tenures(post: Post) -> list[tuple[str, dt.date, dt.date | None]]:
    return list(post.tenures.order_by("from_date").values_list("person__account__username", "from_date", "until_date"))


def test_works_and_leaves_one_entry(seat: Post, nobody: Account, security_admin: Account) -> None:
    appoint(by=security_admin, post=seat, person=nobody.person, from_date=TODAY, reason="聊链办〔2024〕3号")
    assert tenures(seat) == [("clerk", YEAR_BEGAN, None), ("nobody", TODAY, None)]
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.reason) == ("tenure.appoint", "聊链办〔2024〕3号")
    assert entry.after == {"person": "nobody（演示）", "post": "黑色金属产业链专班 录入员", "from_date": "2024-07-08"}


def test_changing_the_holder_is_one_act(seat: Post, nobody: Account, security_admin: Account) -> None:
    appoint(by=security_admin, post=seat, person=nobody.person, from_date=TODAY, in_place_of_holders=True)
    assert tenures(seat) == [("clerk", YEAR_BEGAN, TODAY - ONE_DAY), ("nobody", TODAY, None)]
    assert AuditEntry.objects.get().before == {"predecessors": ["clerk（演示）"]}


def test_rights_follow_from_the_day(
    city: City, seat: Post, nobody: Account, security_admin: Account, set_day: Callable[[dt.date], None]
) -> None:
    tomorrow = TODAY + ONE_DAY
    appoint(by=security_admin, post=seat, person=nobody.person, from_date=tomorrow, in_place_of_holders=True)

    def sees(actor: str) -> list[str]:
        return [chain.code for chain in visible_chains(city.account(actor))]

    assert (sees("clerk"), sees("nobody")) == (["ferrous"], [])
    set_day(tomorrow)
    assert (sees("clerk"), sees("nobody")) == ([], ["ferrous"])
    assert holds(city.account("nobody"), Right.ENTER_LEDGER)


def test_S27_the_sessions_of_all_concerned_end(
    seat: Post, clerk: Account, nobody: Account, security_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browsers = [client_of(clerk), client_of(nobody)]
    appoint(by=security_admin, post=seat, person=nobody.person, from_date=TODAY, in_place_of_holders=True)
    assert [browser.get("/inbox/").status_code for browser in browsers] == [302, 302]


def test_nobody_appoints_himself(seat: Post, security_admin: Account) -> None:
    with pytest.raises(Refused):
        appoint(by=security_admin, post=seat, person=security_admin.person, from_date=TODAY)


@pytest.mark.parametrize(
    ("person", "kind"),
    [
        ("system_admin", PostKind.AUDIT_ADMIN),
        ("system_admin", PostKind.OFFICE_STAFF),
        ("audit_admin", PostKind.CLERK),
        ("clerk", PostKind.SECURITY_ADMIN),
        ("leader", PostKind.SYSTEM_ADMIN),
    ],
)
def test_the_three_administrators_are_separate_persons(
    city: City, security_admin: Account, person: str, kind: PostKind
) -> None:
    post = next(post for post in city.posts.values() if post.kind == kind)
    with pytest.raises(Refused):
        appoint(by=security_admin, post=post, person=city.account(person).person, from_date=TODAY)
    assert not AuditEntry.objects.exists()


def test_an_administrator_may_be_appointed_elsewhere_once_the_post_has_ended(
    city: City, seat: Post, system_admin: Account, security_admin: Account
) -> None:
    Tenure.objects.filter(person=system_admin.person).update(until_date=TODAY)
    with pytest.raises(Refused):
        appoint(by=security_admin, post=seat, person=system_admin.person, from_date=TODAY)
    appoint(by=security_admin, post=seat, person=system_admin.person, from_date=TODAY + ONE_DAY)


def test_somebody_may_hold_two_posts_of_the_business(city: City, clerk: Account, security_admin: Account) -> None:
    appoint(by=security_admin, post=city.posts["director"], person=clerk.person, from_date=TODAY)
    assert holds(city.account("clerk"), Right.SUBMIT_LEDGER)


def test_not_twice_to_one_post(seat: Post, clerk: Account, security_admin: Account) -> None:
    for day in (TODAY, YEAR_BEGAN - ONE_DAY):
        with pytest.raises(Refused):
            appoint(by=security_admin, post=seat, person=clerk.person, from_date=day)


def test_a_holder_who_has_only_just_come_cannot_have_left_before(
    seat: Post, nobody: Account, security_admin: Account
) -> None:
    with pytest.raises(Refused):
        appoint(by=security_admin, post=seat, person=nobody.person, from_date=YEAR_BEGAN, in_place_of_holders=True)
    assert tenures(seat) == [("clerk", YEAR_BEGAN, None)]


def test_not_to_an_organisation_that_no_longer_exists(
    city: City, seat: Post, nobody: Account, security_admin: Account
) -> None:
    Organisation.objects.filter(code="ferrous-office").update(valid_until=TODAY)
    with pytest.raises(Refused):
        appoint(by=security_admin, post=seat, person=nobody.person, from_date=TODAY + ONE_DAY)


@pytest.mark.parametrize("actor", ["system_admin", "audit_admin", "office", "director"])
def test_refuses_everybody_else(city: City, seat: Post, nobody: Account, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        appoint(by=city.account(actor), post=seat, person=nobody.person, from_date=TODAY)
    assert tenures(seat) == [("clerk", YEAR_BEGAN, None)]


@pytest.mark.parametrize("kind", sorted(ADMINISTRATORS))
def test_S1_nobody_becomes_an_administrator_whose_password_another_gave(
    city: City, security_admin: Account, kind: str
) -> None:
    person = city.account("nobody").person
    post = Post.objects.get(kind=kind)
    for account in ({"must_change_password": True}, {"must_change_password": False, "is_active": False}):
        Account.objects.filter(person=person).update(**account)
        with pytest.raises(Refused):
            appoint(by=security_admin, post=post, person=person, from_date=TODAY)
    Account.objects.filter(person=person).update(must_change_password=False, is_active=True)
    assert appoint(by=security_admin, post=post, person=person, from_date=TODAY).pk
