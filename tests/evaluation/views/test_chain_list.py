from __future__ import annotations

import pytest
from django.urls import reverse

from config.lib.periods import Quarter
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import HIGH_TECH, JUNE, Books
from tests.evaluation.standings import accept, more_chains, publish
from tests.statements import statements

CHAINS = reverse("evaluation:chain_list")


@pytest.fixture
def judged(city: City, books: Books) -> None:
    accept(city, books, JUNE, {HIGH_TECH: "20"})
    accept(city, books, JUNE, {HIGH_TECH: "33"}, chain="bearings")
    publish(city, Quarter(2024, 1), {"bearings": 1, "ferrous": 2})


def test_leaders_see_all_chains_with_who_answers_and_how_they_stand(judged: None, leader: Account, client_of) -> None:
    shown = client_of(leader).get(CHAINS).content.decode()
    for word in ("黑色金属", "高端轴承", "市工业和信息化局", "黑色金属产业链专班", "2024年第一季度", "light-red"):
        assert word in shown


def test_S4_a_chain_office_sees_its_own_alone(judged: None, clerk: Account, client_of) -> None:
    shown = client_of(clerk).get(CHAINS).content.decode()
    assert "黑色金属" in shown
    assert "高端轴承" not in shown
    assert "bearings" not in shown


def test_without_a_chain_the_page_says_who_can_help(city: City, books: Books, liaison: Account, client_of) -> None:
    city.chains["ferrous"].assignments.filter(role="backer").delete()
    city.chains["ferrous"].grants.all().delete()
    assert "empty-page" in client_of(liaison).get(CHAINS).content.decode()


@pytest.mark.parametrize("actor", ["nobody", "system_admin", "security_admin", "audit_admin"])
def test_whoever_sees_no_chain_is_refused(city: City, client_of, actor: str) -> None:
    assert client_of(city.account(actor)).get(CHAINS).status_code == 403


def test_the_same_statements_with_two_chains_and_with_fourteen(
    city: City, books: Books, judged: None, leader: Account, client_of
) -> None:
    client = client_of(leader)
    client.get(CHAINS)
    few = statements(lambda: client.get(CHAINS))
    more_chains(city, books, 12, JUNE)
    assert statements(lambda: client.get(CHAINS)) == few
