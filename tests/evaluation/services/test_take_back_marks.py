"""Marks that the scheme has no place for are taken back, those given from a seat too, and stay in the trail."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from chains.models import Chain
from config.lib.refusals import SomebodyWasFaster
from dispatch.enums import Decision
from evaluation.enums import RunStatus
from evaluation.models import Adjustment, Mark, Rating
from evaluation.queries.marks import marks_to_judge, orphaned
from evaluation.queries.runs import left_aside, lines_of
from evaluation.rules.figures import Figures
from evaluation.services.close_rating import close_rating
from evaluation.services.open_rating import open_rating
from evaluation.services.run_moving import require_current
from evaluation.services.take_back_marks import take_back_marks
from offices.models import AuditEntry
from tests.evaluation.quarters import FIRST, accept_quarter, judge
from tests.evaluation.rated import RATED, load_rated_scheme, marked_items

pytestmark = pytest.mark.django_db

SHARED = RATED.replace('rule = "rater"', 'rule = "rater"\nmissing = "share"')
DUE = dt.date(2024, 7, 12)


@pytest.fixture
def scheme(books):
    accept_quarter(books, FIRST)
    return load_rated_scheme(SHARED)


@pytest.fixture
def dropped(scheme, office, city, books):
    """A mark of the department of finance on an item that the scheme's next version no longer has."""
    rating = open_rating(
        by=office,
        quarter=FIRST,
        items=marked_items(scheme),
        seats={"group": [city.organisations["finance"]]},
        due=DUE,
    )
    return Mark.objects.create(
        year=2024,
        quarter=1,
        chain=books.ledger("ferrous").chain,
        item="work",
        rater="group",
        organisation=rating.seats.get().organisation,
        value=90,
    )


@pytest.fixture
def renewed(dropped):
    return load_rated_scheme(SHARED.replace('code = "work"', 'code = "labour"'))


def reason_of(run):
    """Why the chain's work has no points."""
    return lines_of(run, Chain.objects.get(code="ferrous"))[2].reason


def close(office):
    return close_rating(by=office, rating=Rating.objects.get())


def test_a_mark_of_a_rater_who_is_gone_leaves_the_item_without_points_until_it_is_taken_back(dropped, office):
    close(office)
    renewed = load_rated_scheme(SHARED.replace('code = "group"', 'code = "others"'))
    items = marked_items(renewed)
    assert "没有评议主体「group」" in reason_of(judge(office, renewed, FIRST))
    assert orphaned(marks_to_judge(FIRST), items) == [dropped]
    assert take_back_marks(by=office, quarter=FIRST, items=items, marks=[dropped]) == 1
    assert not Mark.objects.exists()
    entry = AuditEntry.objects.get(act="marks.take_back")
    assert entry.before == {"ferrous/work/group/finance": "90"}
    assert "没有评议主体" not in reason_of(judge(office, renewed, FIRST))


def test_a_run_leaves_aside_what_was_given_for_items_of_another_scheme(renewed, dropped, office, city):
    """A published quarter can be judged by a new scheme, whatever it was judged by."""
    close(office)
    chain = dropped.chain
    Adjustment.objects.create(
        year=2024, quarter=1, chain=chain, item="gone", matter="甲", entered_by=office, decision=Decision.GRANTED
    )
    run = judge(office, renewed, FIRST)
    assert run.status == RunStatus.DRAFT
    unit = Figures.from_json(run.inputs).units["ferrous"]
    assert (unit.marks, unit.adjustments) == ({}, ())
    assert left_aside(run) == (1, 1)
    require_current(run)


def test_S4_not_while_the_marking_is_open(renewed, dropped, office):
    items = marked_items(renewed)
    assert not orphaned(marks_to_judge(FIRST), items), "nobody sees what was given from a seat"
    with pytest.raises(SomebodyWasFaster):
        take_back_marks(by=office, quarter=FIRST, items=items, marks=[dropped])
    assert Mark.objects.exists()


def test_not_where_the_scheme_has_a_place_for_it_nor_unseen(scheme, dropped, renewed, office):
    close(office)
    with pytest.raises(SomebodyWasFaster):
        take_back_marks(by=office, quarter=FIRST, items=marked_items(scheme), marks=[dropped])
    Mark.objects.update(value=91)
    with pytest.raises(SomebodyWasFaster):
        take_back_marks(by=office, quarter=FIRST, items=marked_items(renewed), marks=[dropped])
    assert Mark.objects.exists()


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "liaison", "audit_admin"])
def test_others_may_not(renewed, dropped, city, who):
    with pytest.raises(PermissionDenied):
        take_back_marks(by=city.account(who), quarter=FIRST, items=marked_items(renewed), marks=[dropped])
