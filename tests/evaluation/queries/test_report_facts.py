from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from chains.models import Chain
from config.lib.periods import Month
from dispatch.enums import EntrySource, LedgerStatus
from dispatch.models import Entry, Ledger
from evaluation.queries.report_facts import chain_report_facts, city_report_facts
from evaluation.queries.reports import chains_to_report, month_chosen, months_to_report, reportable
from evaluation.services.load_scheme import load_scheme
from evaluation.services.publish_run import publish_run
from tests.dispatch.books import BRAIN, INVESTMENT
from tests.evaluation.quarters import FIRST, SCHEME, accept_quarter, judge
from tests.evaluation.standings import more_chains

pytestmark = pytest.mark.django_db
MARCH, FEBRUARY = Month(2024, 3), Month(2024, 2)


@pytest.fixture
def accepted(books):
    accept_quarter(books, FIRST)


def test_a_chain_at_the_end_of_a_month(accepted, ferrous):
    facts = chain_report_facts(chain=ferrous, month=MARCH)
    assert (facts.chain, facts.accepted, facts.ranking, facts.demonstration) == ("黑色金属产业链", True, None, False)
    investment = facts.standings[0]
    assert (investment.value, investment.alone, investment.target) == (45, 15, 150)
    (course,) = facts.courses
    assert course.shares == (Decimal("0.1"), Decimal("0.2"), Decimal("0.3"), *[None] * 9)


def test_figures_that_are_not_accepted_do_not_count(accepted, ferrous):
    Ledger.objects.filter(chain=ferrous, month__month=3).update(status=LedgerStatus.SUBMITTED)
    facts = chain_report_facts(chain=ferrous, month=MARCH)
    assert not facts.accepted
    assert facts.standings[0].value is None
    assert city_report_facts(month=MARCH).waiting == ("黑色金属",)


def test_a_report_is_of_the_day_it_is_made_on(accepted, ferrous, set_day):
    set_day(dt.date(2024, 7, 9))
    assert city_report_facts(month=MARCH).made_on == dt.date(2024, 7, 9)
    assert chain_report_facts(chain=ferrous, month=MARCH).made_on == dt.date(2024, 7, 9)


def test_the_city_at_the_end_of_a_month(accepted):
    facts = city_report_facts(month=MARCH)
    assert facts.city.chains == ("黑色金属", "高端轴承")
    total = facts.city.cities[0].total
    assert (total.value, total.target, total.share) == (75, 300, Decimal("0.25"))
    assert [one.chain for one in facts.city.own] == ["黑色金属", "高端轴承"]
    assert facts.courses[0].shares[2] == Decimal("0.25")


def test_a_ranking_is_written_with_the_places_of_its_scheme(books, office):
    accept_quarter(books, FIRST)
    text = SCHEME.replace("places = 2", "places = 3").replace("weight = 60", "weight = 61").replace("= 40", "= 39")
    Entry.objects.filter(ledger__chain__code="bearings", indicator__code=INVESTMENT).update(value=Decimal("9.999"))
    publish_run(by=office, run=judge(office, load_scheme(by=None, text=text), FIRST))
    ranking = city_report_facts(month=MARCH).ranking
    assert ranking.places == 3
    assert ranking.judged[1].total == Decimal("79.995")


def test_S4_of_a_ranking_a_chain_learns_its_own_place_alone(published, bearings):
    ranking = chain_report_facts(chain=bearings, month=MARCH).ranking
    assert [(one.chain, one.place) for one in ranking.judged] == [("高端轴承", 2)]
    assert ranking.count == 2
    assert len(city_report_facts(month=MARCH).ranking.judged) == 2


def test_a_quarter_is_ranked_from_its_last_month_on(published):
    assert city_report_facts(month=FEBRUARY).ranking is None
    assert city_report_facts(month=Month(2024, 5)).ranking.quarter == FIRST


def test_words_and_demonstration_figures_are_told(accepted, books, bearings):
    ledger = books.ledger("bearings", MARCH)
    Entry.objects.create(
        ledger=ledger, indicator=books.indicators[BRAIN], words="已接入。", source=EntrySource.DEMONSTRATION
    )
    facts = chain_report_facts(chain=bearings, month=MARCH)
    assert facts.words == (("产业大脑", "已接入。"),)
    assert facts.demonstration


def test_the_number_of_chains_costs_nothing(city, books, accepted, django_assert_max_num_queries):
    more_chains(city, books, 20, MARCH)
    with django_assert_max_num_queries(8):
        facts = city_report_facts(month=MARCH)
    assert len(facts.city.chains) == 22
    assert facts.city.cities[0].topic.code == INVESTMENT


def test_months_that_have_begun(books):
    months = months_to_report()
    assert (months[0], months[-1], len(months)) == (Month(2024, 6), Month(2024, 1), 6)
    assert month_chosen(months, "2024-03") == MARCH
    assert month_chosen(months, "2024-09") == Month(2024, 6)
    assert month_chosen([], "2024-09") is None
    assert (reportable(MARCH), reportable(Month(2024, 7))) == (True, False)


def test_chains_with_their_ledgers(accepted):
    rows = chains_to_report(MARCH, Chain.objects.all())
    assert [(row.chain.code, row.status, row.accepted) for row in rows] == [
        ("ferrous", LedgerStatus.ACCEPTED, True),
        ("bearings", LedgerStatus.ACCEPTED, True),
    ]
