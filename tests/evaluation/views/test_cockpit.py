from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from config.lib.periods import Quarter
from dispatch.enums import EntrySource
from evaluation.models import Placing
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import BRAIN, EVENTS, GROWTH, HIGH_TECH, JUNE, MAY, Books
from tests.evaluation.standings import accept, more_chains, publish
from tests.statements import statements

COCKPIT = reverse("evaluation:cockpit")
STATEMENTS = 15
"""What the cockpit costs, log-in and frame included, whatever the number of chains; allowed are 20."""


@pytest.fixture
def judged(city: City, books: Books) -> None:
    """June accepted for both chains, two quarters published, bearings overtaken."""
    accept(city, books, MAY, {HIGH_TECH: "29"})
    accept(city, books, JUNE, {HIGH_TECH: "20", GROWTH: "6.5", EVENTS: "1"})
    accept(city, books, JUNE, {HIGH_TECH: "33", BRAIN: "正在搭建"}, chain="bearings")
    publish(city, Quarter(2024, 1), {"bearings": 1, "ferrous": 2})
    publish(city, Quarter(2024, 2), {"ferrous": 1, "bearings": 2}, before={"bearings": 1, "ferrous": 2})


def page(client: Client, **asked: str) -> str:
    answer = client.get(COCKPIT, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_ranking_with_its_movement_and_the_lights(judged: None, leader: Account, client_of) -> None:
    shown = page(client_of(leader))
    assert shown.index("▲ 1") < shown.index("▼ 1")
    assert "2024年第二季度" in shown
    assert "99.00" in shown
    assert "lamp-red" in shown
    assert "−16.7" in shown


def test_a_place_that_did_not_move_is_said_in_the_word_of_the_notice(judged: None, leader: Account, client_of) -> None:
    Placing.objects.filter(chain__code="ferrous").update(previous_place=1)
    for wall in ({}, {"wall": "1"}):
        shown = page(client_of(leader), **wall)
        assert "未变" in shown
        assert "持平" not in shown


def test_every_light_leads_to_its_reason(judged: None, leader: Account, client_of) -> None:
    shown = page(client_of(leader))
    reason = reverse("evaluation:chain_figure", kwargs={"chain": "ferrous", "indicator": HIGH_TECH})
    assert f"{reason}?month=2024-06" in shown
    assert reverse("evaluation:chain_figure", kwargs={"chain": "bearings", "indicator": BRAIN}) in shown


def test_the_month_can_be_chosen(judged: None, leader: Account, client_of) -> None:
    shown = page(client_of(leader), month="2024-05")
    assert f"{HIGH_TECH}/?month=2024-05" in shown
    assert f"{HIGH_TECH}/?month=2024-06" not in shown


def test_in_the_place_of_lights_stands_the_state_of_a_ledger_that_is_not_accepted(
    city: City, books: Books, leader: Account, client_of
) -> None:
    accept(city, books, JUNE, {HIGH_TECH: "20"})
    shown = page(client_of(leader))
    assert "open-ledger" in shown
    assert books.ledger("bearings").get_absolute_url() in shown


def test_the_wall_has_no_navigation_to_be_seen_and_no_more_than_the_table(
    judged: None, leader: Account, client_of
) -> None:
    shown = page(client_of(leader), wall="1")
    assert 'data-bs-theme="dark"' in shown
    assert "wall-table" in shown
    assert "echarts" not in shown


def test_the_wall_gives_a_share_as_exactly_as_what_it_is_ahead_or_behind(
    judged: None, leader: Account, client_of
) -> None:
    shares = re.findall(r'class="city-share">(.*?)</span>', page(client_of(leader), wall="1"))
    assert shares
    assert all(re.fullmatch(r"[\d,]+\.\d%", share) for share in shares)


def test_demonstration_figures_are_marked(city: City, books: Books, leader: Account, client_of) -> None:
    accept(city, books, JUNE, {HIGH_TECH: "20"})
    assert "mark-demo" not in page(client_of(leader))
    accept(city, books, MAY, {HIGH_TECH: "19"}, source=EntrySource.DEMONSTRATION)
    assert "mark-demo" in page(client_of(leader))
    assert "mark-demo" in page(client_of(leader), wall="1")


def test_an_empty_cockpit_says_what_is_missing(city: City, leader: Account, office: Account, client_of) -> None:
    assert "empty-page" in page(client_of(leader))
    assert reverse("dispatch:board") in page(client_of(office))
    assert "empty-page" in page(client_of(leader), wall="1")


@pytest.mark.parametrize("actor", ["leader", "chief", "office"])
def test_leaders_chiefs_and_the_office_may_look(city: City, client_of, actor: str) -> None:
    assert client_of(city.account(actor)).get(COCKPIT).status_code == 200


@pytest.mark.parametrize(
    "actor", ["clerk", "director", "liaison", "nobody", "system_admin", "security_admin", "audit_admin"]
)
def test_S4_nobody_else_may(city: City, judged: None, client_of, actor: str) -> None:
    answer = client_of(city.account(actor)).get(COCKPIT)
    assert answer.status_code == 403
    assert "99.00" not in answer.content.decode()


def test_S16_a_name_is_a_name(city: City, judged: None, leader: Account, client_of) -> None:
    city.chains["ferrous"].name = '"><img src=x onerror=alert(1)>{{7*7}}'
    city.chains["ferrous"].save()
    for asked in ({}, {"wall": "1"}):
        shown = page(client_of(leader), **asked)
        assert "<img src=x" not in shown
        assert "{{7*7}}" in shown


def test_the_same_statements_with_two_chains_and_with_fourteen(
    city: City, books: Books, judged: None, leader: Account, client_of
) -> None:
    client = client_of(leader)
    page(client)
    assert statements(lambda: page(client)) == STATEMENTS
    more_chains(city, books, 12, JUNE)
    assert "第11条" in page(client)
    assert statements(lambda: page(client)) == STATEMENTS
    assert statements(lambda: page(client, wall="1")) == STATEMENTS
