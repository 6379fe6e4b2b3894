"""What the evaluation of each quarter waits for: its next act, or what stands in the way of that."""

from __future__ import annotations

import datetime as dt

import pytest

from chains.models import Chain
from config.lib.periods import Quarter
from dispatch.enums import LedgerStatus
from dispatch.models import Entry, Ledger
from evaluation.enums import Hindrance, NoticeStatus, RunStatus, Step
from evaluation.models import Notice, Run
from evaluation.queries.judging import STEPS, judging
from evaluation.rules.run_moves import FORWARD
from evaluation.services.answer_objection import answer_objection
from evaluation.services.raise_objection import raise_objection
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import INVESTMENT, Books
from tests.evaluation.quarters import FIRST, SECOND, accept_quarter, judge, load_small_scheme
from tests.evaluation.shown import LINE, let_the_days_pass, load_shown_scheme, show
from tests.evaluation.standings import publish


def steps() -> list[tuple[str, Step]]:
    """What the second quarter waits for."""
    return [(str(one.quarter), one.step) for one in judging() if one.quarter == SECOND]


@pytest.fixture
def complete(books: Books) -> None:
    """Every ledger of the second quarter is accepted."""
    Ledger.objects.filter(month__month__in=(4, 5, 6)).update(status=LedgerStatus.ACCEPTED)


def test_there_is_a_step_for_each_act_and_for_each_thing_in_its_way() -> None:
    assert set(STEPS) == {*FORWARD, *Hindrance}


@pytest.mark.parametrize(
    ("status", "step"),
    [(RunStatus.WAITING, Step.COMPUTE), (RunStatus.DRAFT, Step.PUBLISH), (RunStatus.FAILED, Step.START)],
)
def test_then_the_run_goes_its_way(city: City, complete: None, office: Account, status: RunStatus, step: Step) -> None:
    run = publish(city, SECOND, {"ferrous": 1})
    Run.objects.filter(pk=run.pk).update(status=status)
    assert steps() == [("2024Q2", step)]


def test_then_the_notice_is_to_be_issued(city: City, complete: None, office: Account) -> None:
    run = publish(city, SECOND, {"ferrous": 1})
    assert steps() == [("2024Q2", Step.NOTICE)]
    Notice.objects.create(
        run=run, organ="办公室", organ_mark="聊链长办", year=2024, number=1, title="通报", addressees="", basis="",
        status=NoticeStatus.ISSUED, signed_on=dt.date(2024, 7, 8), issued_at=run.published_at,
    )  # fmt: skip
    assert steps() == []


def test_a_draft_of_long_ago_is_told_of(city: City, complete: None, office: Account) -> None:
    published = publish(city, SECOND, {"ferrous": 1})
    Run.objects.create(scheme=published.scheme, year=2022, quarter=1, status=RunStatus.DRAFT)
    assert [(str(one.quarter), one.step) for one in judging() if one.quarter.year == 2022] == [("2022Q1", Step.PUBLISH)]


def test_after_a_right_objection_it_is_to_be_computed_anew(
    books: Books, office: Account, director: Account, ferrous: Chain
) -> None:
    accept_quarter(books, FIRST)
    scheme = load_shown_scheme(again=False)
    run = show(office, scheme)
    objection = raise_objection(by=director, run=run, chain=ferrous, item=LINE, reason="漏计")
    answer_objection(by=office, objection=objection, uphold=True, answer="更正")
    found = [one.step for one in judging() if one.quarter == FIRST]
    assert found == [Step.MEND]
    judge(office, scheme, FIRST, reason="更正")
    [waits] = [one for one in judging() if one.quarter == FIRST]
    assert (waits.step, waits.run) == (Step.SHOWN, run), "the days for objections are not over yet"
    let_the_days_pass()
    found = [one.step for one in judging() if one.quarter == FIRST]
    assert found == [Step.CONFIRM]


def test_a_draft_in_which_figures_are_missing_is_not_said_to_wait_for_publishing(books: Books, office: Account) -> None:
    accept_quarter(books, FIRST)
    Entry.objects.filter(ledger__chain__code="bearings", indicator__code=INVESTMENT).delete()
    judge(office, load_small_scheme(), FIRST)
    found = [(one.step, one.open) for one in judging() if one.quarter == FIRST]
    assert found == [(Step.LACKING, 1)]


def test_an_earlier_quarter_that_was_not_judged_is_told_of(
    city: City, books: Books, complete: None, office: Account
) -> None:
    assert [(str(one.quarter), one.step, one.open) for one in judging()] == [
        ("2024Q2", Step.START, 0),
        ("2024Q1", Step.WAIT, 6),
    ]
    publish(city, Quarter(2024, 1), {"ferrous": 1})
    assert [(str(one.quarter), one.step) for one in judging()] == [
        ("2024Q2", Step.START),
        ("2024Q1", Step.NOTICE),
    ]
