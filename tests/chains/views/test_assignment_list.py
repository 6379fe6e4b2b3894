"""Who answers for which chain: the office looks it up, gives a chain to somebody, and ends an assignment."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from chains.enums import AssignmentRole
from chains.models import Assignment
from chains.permissions import visible_chains
from tests.actors import TODAY
from tests.statements import statements

pytestmark = pytest.mark.django_db

PAGE = reverse("chains:assignment_list")


@pytest.fixture
def browser(client_of, office):
    return client_of(office)


def found(answer):
    return [(one.chain.code, one.role, str(one.holder)) for one in answer.context["listing"].rows]


def given(city, **others):
    return {
        "chain": "bearings",
        "role": AssignmentRole.BACKER.value,
        "to": f"organisation-{city.organisations['finance'].pk}",
        "from_date": "2024-07-08",
        "document": "聊链办〔2024〕5号",
        **others,
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"chain": "bearings"}, [("bearings", "chain_office"), ("bearings", "responsible")]),
        ({"role": "responsible"}, [("ferrous", "responsible"), ("bearings", "responsible")]),
        ({"q": "链长"}, [("ferrous", "chief")]),
        ({"q": "财政"}, []),
        ({"q": "财政", "ended": "on"}, [("ferrous", "backer")]),
        ({"role": "nothing"}, None),
    ],
)
def test_search(browser, city, query, expected):
    Assignment.objects.filter(role=AssignmentRole.BACKER).update(until_date=dt.date(2024, 7, 7))
    answer = browser.get(PAGE, query)
    assert answer.status_code == 200
    if expected is None:
        assert len(found(answer)) == 5, "what is not offered narrows nothing"
    else:
        assert [(chain, role) for chain, role, _ in found(answer)] == expected


def test_a_chain_is_given_and_the_rights_follow(browser, city):
    answer = browser.post(PAGE, given(city), follow=True)

    assert "市财政局：高端轴承产业链的后盾单位。" in answer.content.decode()
    assert [chain.code for chain in visible_chains(city.account("liaison"))] == ["ferrous", "bearings"]
    assert ("bearings", "backer", "市财政局") in found(answer)


def test_a_chief_is_a_post_and_takes_anothers_place(browser, city):
    browser.post(
        PAGE,
        given(city, chain="ferrous", role="chief", to=f"post-{city.posts['leader'].pk}", in_place_of_holders="on"),
    )

    chiefs = Assignment.objects.filter(chain__code="ferrous", role=AssignmentRole.CHIEF).order_by("from_date")
    assert [(one.post, one.until_date) for one in chiefs] == [
        (city.posts["chief"], dt.date(2024, 7, 7)),
        (city.posts["leader"], None),
    ]
    assert "leader（演示）" in browser.get(PAGE, {"chain": "ferrous"}).content.decode()


@pytest.mark.parametrize(
    ("others", "field"),
    [
        ({"chain": "nothing"}, "chain"),
        ({"role": ""}, "role"),
        ({"to": ""}, "to"),
        ({"to": "post-999999"}, "to"),
        ({"to": "organisation-x"}, "to"),
        ({"from_date": "x"}, "from_date"),
        ({"document": "长" * 101}, "document"),
        ({"chain": "ferrous"}, "__all__"),
    ],
)
def test_an_error_stands_at_its_field_and_nothing_is_lost(browser, city, others, field):
    answer = browser.post(PAGE, given(city, **others))

    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"]["document"].value()
    assert Assignment.objects.filter(role=AssignmentRole.BACKER).count() == 1


def test_an_assignment_is_ended(browser, city):
    backer = Assignment.objects.get(role=AssignmentRole.BACKER)
    address = f"{PAGE}?release={backer.pk}"
    assert browser.get(address).context["leaving"] == backer

    answer = browser.post(address, {"last_day": "2024-07-31", "document": "聊链办〔2024〕6号", "seen": ""})

    assert answer.url == PAGE
    backer.refresh_from_db()
    assert backer.until_date == dt.date(2024, 7, 31)


def test_S13_who_saw_another_end_is_told(browser, city):
    Assignment.objects.filter(role=AssignmentRole.BACKER).update(until_date=TODAY)
    backer = Assignment.objects.get(role=AssignmentRole.BACKER)

    answer = browser.post(f"{PAGE}?release={backer.pk}", {"last_day": "2024-07-01", "seen": ""})

    assert answer.context["form"].non_field_errors()
    backer.refresh_from_db()
    assert backer.until_date == TODAY


@pytest.mark.parametrize("key", ["999999", "x", "9" * 30])
def test_what_is_not_there_cannot_be_ended(browser, key):
    assert browser.get(PAGE, {"release": key}).status_code == 404


def test_asks_as_little_for_many_as_for_few(browser, city):
    browser.get(PAGE)  # the first one notes in the session when it began
    few = statements(lambda: browser.get(PAGE, {"role": "chief"}))
    assert statements(lambda: browser.get(PAGE)) == few <= 14


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "system_admin", "security_admin"])
def test_not_for_others(client_of, city, who):
    client = client_of(city.account(who))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, given(city)).status_code == 403
    assert not Assignment.objects.filter(chain__code="bearings", role=AssignmentRole.BACKER).exists()
