"""A tiny city and the people whom every test knows, by what they do and not by name.

The ferrous chain (黑色金属) has a clerk, a director, a liaison of its backer and a chief; the bearings chain (高端轴承)
has another clerk and director, strangers to the first. The office (链长办) and the leader see both. Three
administrators see none, nobody holds no post. It is 8 July 2024.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.test import Client

from chains.enums import AssignmentRole
from chains.models import Assignment, Chain
from chains.permissions import reconcile
from config.lib import clock
from offices.enums import OrganisationKind, PostKind
from offices.models import Account, Organisation, Person, Post, Tenure
from tests.kept import Kept

TODAY = dt.date(2024, 7, 8)
YEAR_BEGAN = dt.date(2024, 1, 1)
PASSWORD = "wangshan-2024-lianzhang"

ORGANISATIONS = {
    "city": ("聊城市", OrganisationKind.CITY),
    "leading-group": ("产业链发展领导小组", OrganisationKind.LEADING_GROUP),
    "leading-group-office": ("领导小组办公室", OrganisationKind.LEADING_GROUP_OFFICE),
    "industry": ("市工业和信息化局", OrganisationKind.DEPARTMENT),
    "finance": ("市财政局", OrganisationKind.DEPARTMENT),
    "ferrous-office": ("黑色金属产业链专班", OrganisationKind.CHAIN_OFFICE),
    "bearings-office": ("高端轴承产业链专班", OrganisationKind.CHAIN_OFFICE),
    "centre": ("市大数据中心", OrganisationKind.CENTRE),
}

# account: organisation, kind of post, title
POSTS = {
    "clerk": ("ferrous-office", PostKind.CLERK, "录入员"),
    "director": ("ferrous-office", PostKind.CHAIN_DIRECTOR, "链办主任"),
    "liaison": ("finance", PostKind.LIAISON, "联络员"),
    "chief": ("city", PostKind.CHAIN_CHIEF, "黑色金属产业链链长"),
    "stranger_clerk": ("bearings-office", PostKind.CLERK, "录入员"),
    "stranger_director": ("bearings-office", PostKind.CHAIN_DIRECTOR, "链办主任"),
    "office": ("leading-group-office", PostKind.OFFICE_STAFF, "综合科"),
    "second_office": ("leading-group-office", PostKind.OFFICE_STAFF, "考核科"),
    "leader": ("leading-group", PostKind.GROUP_LEADER, "组长"),
    "system_admin": ("centre", PostKind.SYSTEM_ADMIN, "系统管理员"),
    "security_admin": ("centre", PostKind.SECURITY_ADMIN, "安全管理员"),
    "audit_admin": ("centre", PostKind.AUDIT_ADMIN, "审计管理员"),
}
ACCOUNTS = (*POSTS, "nobody")

# chain, role, organisation or post
ASSIGNMENTS = (
    ("ferrous", AssignmentRole.RESPONSIBLE, "industry"),
    ("ferrous", AssignmentRole.CHAIN_OFFICE, "ferrous-office"),
    ("ferrous", AssignmentRole.BACKER, "finance"),
    ("ferrous", AssignmentRole.CHIEF, "chief"),
    ("bearings", AssignmentRole.RESPONSIBLE, "industry"),
    ("bearings", AssignmentRole.CHAIN_OFFICE, "bearings-office"),
)


@dataclass(frozen=True)
class City:
    """What is there: organisations by code, posts and accounts by actor, chains by code."""

    organisations: dict[str, Organisation]
    posts: dict[str, Post]
    accounts: dict[str, Account]
    chains: dict[str, Chain]

    def account(self, actor: str) -> Account:
        """The actor's account as a new request would load it, with nothing remembered of posts held."""
        return Account.objects.select_related("person").get(username=actor)


def build_city() -> City:
    """The same city every time, in a few statements."""
    organisations = _organisations()
    posts = _posts(organisations)
    accounts = _accounts(posts)
    chains = _chains(organisations, posts)
    return City(organisations=organisations, posts=posts, accounts=accounts, chains=chains)


def _organisations() -> dict[str, Organisation]:
    made = Organisation.objects.bulk_create(
        Organisation(code=code, name=name, kind=kind) for code, (name, kind) in ORGANISATIONS.items()
    )
    return {organisation.code: organisation for organisation in made}


def _posts(organisations: dict[str, Organisation]) -> dict[str, Post]:
    groups = Group.objects.bulk_create(Group(name=f"test/{actor}") for actor in POSTS)
    made = Post.objects.bulk_create(
        Post(organisation=organisations[code], kind=kind, title=title, group=group)
        for (code, kind, title), group in zip(POSTS.values(), groups, strict=True)
    )
    return dict(zip(POSTS, made, strict=True))


def _accounts(posts: dict[str, Post]) -> dict[str, Account]:
    people = Person.objects.bulk_create(Person(name=f"{actor}（演示）") for actor in ACCOUNTS)
    hashed = make_password(PASSWORD)
    made = Account.objects.bulk_create(
        Account(username=actor, person=person, password=hashed, must_change_password=False)
        for actor, person in zip(ACCOUNTS, people, strict=True)
    )
    accounts = dict(zip(ACCOUNTS, made, strict=True))
    Tenure.objects.bulk_create(
        Tenure(person=accounts[actor].person, post=post, from_date=YEAR_BEGAN) for actor, post in posts.items()
    )
    return accounts


def _chains(organisations: dict[str, Organisation], posts: dict[str, Post]) -> dict[str, Chain]:
    ferrous, bearings = Chain.objects.bulk_create(
        [
            Chain(code="ferrous", name="黑色金属", catalogue_year=2024, number=1),
            Chain(code="bearings", name="高端轴承", catalogue_year=2024, number=11),
        ]
    )
    chains = {"ferrous": ferrous, "bearings": bearings}
    Assignment.objects.bulk_create(
        Assignment(
            chain=chains[code],
            role=role,
            organisation=organisations.get(holder),
            post=posts.get(holder),
            from_date=YEAR_BEGAN,
        )
        for code, role, holder in ASSIGNMENTS
    )
    reconcile()
    return chains


kept_city = Kept(build_city, key=lambda: None)


@pytest.fixture
def city(db: None) -> City:
    """The tiny city, on 8 July 2024."""
    clock.set_business_date(TODAY)
    return kept_city()


@pytest.fixture
def set_day(db: None) -> Callable[[dt.date], None]:
    """Lets it be another day: ``set_day(date(2024, 4, 1))``."""
    return clock.set_business_date


@pytest.fixture
def ferrous(city: City) -> Chain:
    return city.chains["ferrous"]


@pytest.fixture
def bearings(city: City) -> Chain:
    return city.chains["bearings"]


@pytest.fixture
def clerk(city: City) -> Account:
    """Enters the figures of the ferrous chain."""
    return city.account("clerk")


@pytest.fixture
def director(city: City) -> Account:
    """Checks and submits the ledgers of the ferrous chain."""
    return city.account("director")


@pytest.fixture
def liaison(city: City) -> Account:
    """Of the department that backs the ferrous chain: sees it, and no other."""
    return city.account("liaison")


@pytest.fixture
def chief(city: City) -> Account:
    """The chief of the ferrous chain: reads."""
    return city.account("chief")


@pytest.fixture
def stranger_clerk(city: City) -> Account:
    """Enters the figures of the bearings chain and must not learn of the ferrous one."""
    return city.account("stranger_clerk")


@pytest.fixture
def stranger_director(city: City) -> Account:
    return city.account("stranger_director")


@pytest.fixture
def office(city: City) -> Account:
    """Of the leading-group office: sets up the year, reviews, evaluates."""
    return city.account("office")


@pytest.fixture
def second_office(city: City) -> Account:
    """A colleague of ``office`` with the same rights: decides what the first has asked for."""
    return city.account("second_office")


@pytest.fixture
def leader(city: City) -> Account:
    """Heads the leading group: reads."""
    return city.account("leader")


@pytest.fixture
def system_admin(city: City) -> Account:
    return city.account("system_admin")


@pytest.fixture
def security_admin(city: City) -> Account:
    return city.account("security_admin")


@pytest.fixture
def audit_admin(city: City) -> Account:
    return city.account("audit_admin")


@pytest.fixture
def nobody(city: City) -> Account:
    """Has an account and holds no post."""
    return city.account("nobody")


@pytest.fixture
def client_of() -> Callable[[Account], Client]:
    """``client_of(clerk).get(…)``: a browser in which this account is logged in."""

    def logged_in(account: Account) -> Client:
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return logged_in
