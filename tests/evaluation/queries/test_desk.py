from __future__ import annotations

import datetime as dt

import pytest

from config.lib.periods import Quarter
from dispatch.enums import LedgerStatus
from dispatch.models import Ledger
from dispatch.services.ask_extension import ask_extension
from dispatch.services.decide_extension import decide_extension
from evaluation.enums import RunStatus, Step
from evaluation.models import Run
from evaluation.queries.desk import desk
from evaluation.services.answer_objection import answer_objection
from evaluation.services.confirm_run import confirm_run
from evaluation.services.note_adjustment import note_adjustment
from evaluation.services.raise_objection import raise_objection
from evaluation.services.show_run import show_run
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import JUNE, Books
from tests.evaluation.quarters import FIRST, accept_quarter, judge
from tests.evaluation.rated import load_rated_scheme, matter
from tests.evaluation.shown import LINE, let_the_days_pass, load_shown_scheme
from tests.evaluation.standings import publish

SECOND = Quarter(2024, 2)


def steps(account: Account) -> list[tuple[str, Step]]:
    """What the second quarter waits for."""
    return [(str(one.quarter), one.step) for one in desk(account).judging if one.quarter == SECOND]


@pytest.fixture
def complete(books: Books) -> None:
    """Every ledger of the second quarter is accepted."""
    Ledger.objects.filter(month__month__in=(4, 5, 6)).update(status=LedgerStatus.ACCEPTED)


def test_a_quarter_waits_for_its_ledgers(books: Books, office: Account) -> None:
    one, _first = desk(office).judging
    assert (one.quarter, one.step, one.open) == (SECOND, Step.WAIT, 6)
    assert desk(office).waits == 0


def test_then_it_can_be_judged(complete: None, office: Account) -> None:
    assert steps(office) == [("2024Q2", Step.START)]
    assert desk(office).waits == 1


def test_a_draft_that_is_to_supersede_stands_on_the_desk(city: City, complete: None, office: Account) -> None:
    published = publish(city, SECOND, {"ferrous": 1})
    again = Run.objects.create(
        scheme=published.scheme, year=2024, quarter=2, status=RunStatus.DRAFT, supersedes=published
    )
    assert steps(office) == [("2024Q2", Step.PUBLISH), ("2024Q2", Step.NOTICE)]
    assert desk(office).waits == 2
    Run.objects.filter(pk=again.pk).update(status=RunStatus.DISCARDED)
    assert steps(office) == [("2024Q2", Step.NOTICE)]


def test_scores_that_are_shown_go_their_way(
    books: Books, office: Account, director: Account, clerk: Account, city: City
) -> None:
    accept_quarter(books, FIRST)

    def step() -> tuple[Step, int]:
        return next((one.step, one.open) for one in desk(office).judging if one.quarter == FIRST)

    run = judge(office, load_shown_scheme(), FIRST)
    assert step() == (Step.SHOW, 0)
    assert not desk(director).shown
    run = show_run(by=office, run=run)
    assert step() == (Step.SHOWN, 0)
    assert desk(office).waits == 0, "it waits for the chains"
    objection = raise_objection(by=director, run=run, chain=city.chains["ferrous"], item=LINE, reason="漏计")
    assert step() == (Step.OBJECTIONS, 1)
    for who, may_object in ((director, True), (clerk, False)):
        [score] = desk(who).shown
        assert (score.placing.chain.code, score.objections, score.may_object) == ("ferrous", 1, may_object)
    [other] = desk(city.account("stranger_director")).shown
    assert (other.placing.chain.code, other.objections) == ("bearings", 0)
    assert not desk(city.account("liaison")).shown
    answer_objection(by=office, objection=objection, uphold=False, answer="无误")
    let_the_days_pass()
    assert step() == (Step.CONFIRM, 0)
    confirm_run(by=office, run=run)
    assert step() == (Step.PUBLISH, 0)
    assert not desk(director).shown


def test_a_colleagues_matter_waits_for_a_decision(books: Books, office: Account, second_office: Account) -> None:
    scheme, chain = load_rated_scheme(), books.ledger("ferrous").chain
    note_adjustment(by=office, quarter=FIRST, chain=chain, item=matter(scheme, "praise"), matter="推广", proof="文")
    assert desk(second_office).matters == ((FIRST, 1),)
    assert desk(office).matters == (), "whoever proposed it does not decide it"


def test_the_evaluation_is_the_offices_alone(complete: None, director: Account, leader: Account) -> None:
    assert desk(director).judging == ()
    assert desk(leader).judging == ()


def test_a_decided_request_is_news_for_its_chain_alone(
    city: City, books: Books, director: Account, office: Account, stranger_director: Account
) -> None:
    asked = ask_extension(by=director, ledger=books.ledger("ferrous"), until=dt.date(2024, 7, 13), reason="等统计数据")
    decide_extension(by=office, extension=asked, grant=True)
    assert [request.pk for request in desk(city.account("director")).decided] == [asked.pk]
    assert desk(stranger_director).decided == ()
    assert desk(office).decided == ()


def test_ones_own_places_are_shown_and_no_others(
    city: City, books: Books, clerk: Account, leader: Account, nobody: Account
) -> None:
    publish(city, Quarter(2024, 1), {"ferrous": 2, "bearings": 1})
    assert [placing.chain.code for placing in desk(clerk).placings] == ["ferrous"]
    assert desk(leader).placings == ()
    assert desk(nobody).run is None


def test_a_free_desk_names_the_month_that_opens_next(city: City, books: Books, clerk: Account) -> None:
    assert not desk(clerk).is_free
    Ledger.objects.filter(month__month__lte=6).update(status=LedgerStatus.ACCEPTED)
    found = desk(clerk)
    assert found.is_free
    assert found.next_month is not None
    assert found.next_month.period == JUNE.next()
