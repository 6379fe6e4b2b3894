"""Why a chain has the points it has, down to the ledger entries."""

from __future__ import annotations

import pytest
from django.urls import reverse

from evaluation.enums import RunStatus
from evaluation.models import Run
from evaluation.rules.canonical import canonical
from evaluation.rules.result import Lines
from tests.evaluation.quarters import FIRST, accept_quarter, judge
from tests.evaluation.rated import RATED, load_rated_scheme
from tests.evaluation.shown import show
from tests.statements import statements

pytestmark = pytest.mark.django_db


def sheet(run: Run, chain: str = "bearings") -> str:
    return reverse("evaluation:score_sheet", args=[run.pk, chain])


def test_every_line_has_its_points_its_working_and_where_it_comes_from(client_of, office, published):
    shown = client_of(office).get(sheet(published)).content.decode()
    assert "80.00" in shown
    for item in ("investment", "high-tech"):
        assert f'id="{item}"' in shown
    assert "37.5" in shown, "the working"
    for month in FIRST.months:
        assert reverse("dispatch:ledger_edit", kwargs={"chain": "bearings", "month": month}) in shown


def test_S4_a_chain_office_opens_its_own_sheet_of_a_published_run_alone(client_of, clerk, published):
    browser = client_of(clerk)
    assert browser.get(sheet(published, "ferrous")).status_code == 200
    assert browser.get(sheet(published, "bearings")).status_code == 404
    Run.objects.filter(pk=published.pk).update(status=RunStatus.DRAFT)
    assert browser.get(sheet(published, "ferrous")).status_code == 404


@pytest.mark.parametrize(
    ("who", "own", "other"),
    [
        ("director", 200, 404),
        ("clerk", 200, 404),
        ("stranger_director", 404, 200),
        ("office", 200, 200),
        ("liaison", 404, 404),
        ("chief", 404, 404),
        ("leader", 404, 404),
    ],
)
def test_S4_while_they_are_shown_each_chain_office_sees_its_own_scores(client_of, city, books, office, who, own, other):
    accept_quarter(books, FIRST)
    run = show(office)
    browser = client_of(city.account(who))
    assert browser.get(sheet(run, "ferrous")).status_code == own
    assert browser.get(sheet(run, "bearings")).status_code == other


def test_S4_nor_does_the_interface_for_programs_show_more(
    client_of, director, stranger_director, leader, books, office
):
    accept_quarter(books, FIRST)
    run = show(office)
    for who, chains in ((director, ["ferrous"]), (stranger_director, ["bearings"])):
        answer = client_of(who).get(reverse("api_run-ranking", args=[run.pk])).json()
        assert [row["chain"] for row in answer] == chains
        lines = client_of(who).get(reverse("api_run-lines", args=[run.pk])).json()
        assert {row["chain"] for row in lines} == set(chains)
    assert client_of(leader).get(reverse("api_run-ranking", args=[run.pk])).status_code == 404


def test_the_same_statements_with_one_line_more_or_less(client_of, office, published):
    browser = client_of(office)
    browser.get(sheet(published))
    many = statements(lambda: browser.get(sheet(published)))
    kept = published.sheets.get(chain__code="ferrous")
    fewer = tuple(line for line in kept.lines if line.item != "high-tech")
    assert len(fewer) < len(kept.lines)
    kept.text = canonical(Lines(fewer))
    kept.save()
    assert statements(lambda: browser.get(sheet(published))) == many


def test_a_chain_that_was_not_judged_has_no_sheet(client_of, office, published):
    published.placings.filter(chain__code="bearings").delete()
    assert client_of(office).get(sheet(published)).status_code == 404


def test_what_adds_or_takes_points_is_not_told_out_of_none(client_of, office, books):
    accept_quarter(books, FIRST)
    run = judge(office, load_rated_scheme(RATED.replace('rule = "rater"', 'rule = "rater"\nmissing = "zero"')), FIRST)
    told = client_of(office).get(sheet(run)).content.decode()
    assert "省级推广" in told
    assert "/ 0" not in told
    assert told.count("score-alone") == 3, "the items that are in no group, apart from the bonus before them"
