"""Raters are asked for their marks, each gives its own blind to the others, and the marking is closed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.models import Mark, Rating, Run
from evaluation.queries.ratings import is_open, items_of_office, seat_marks, seats_of
from evaluation.queries.run_figures import run_figures
from evaluation.services.close_rating import close_rating
from evaluation.services.give_marks import give_marks
from evaluation.services.open_rating import open_rating
from evaluation.services.start_run import start_run
from offices.models import AuditEntry, Message
from tests.evaluation.quarters import FIRST, accept_quarter, judge
from tests.evaluation.rated import RATED, cell, load_rated_scheme, marked_items, points

pytestmark = pytest.mark.django_db

DUE = dt.date(2024, 7, 12)


@pytest.fixture
def scheme(books):
    return load_rated_scheme(RATED.replace('rule = "rater"', 'rule = "rater"\nmissing = "share"'))


@pytest.fixture
def items(scheme):
    return marked_items(scheme)


@pytest.fixture
def ask(items, city, office):
    """Asks the departments of finance and of industry for the marks of the rater ``group``."""

    def asked(*, by=office, due=DUE, rater="group", of=("finance", "industry")):
        seats = {rater: [city.organisations[code] for code in of]}
        return open_rating(by=by, quarter=FIRST, items=items, seats=seats, due=due)

    return asked


@pytest.fixture
def give(items):
    """Gives marks from a seat, having seen an empty page unless it is said what was seen."""

    def given(by, seat, marks, *, seen=None):
        return give_marks(by=by, quarter=FIRST, items=items, marks=marks, seen=seen or {}, seat=seat)

    return given


def of_group(**given):
    return {cell(chain, rater="group"): Decimal(value) for chain, value in given.items()}


def test_each_organisation_is_told_and_finds_its_seat(ask, office, liaison, city):
    rating = ask()
    assert {one.organisation.code for one in Message.objects.filter(kind="rating.opened")} == {"finance", "industry"}
    [seat] = seats_of(liaison)
    assert (seat.organisation.code, seat.rater) == ("finance", "group")
    for who in ("clerk", "director", "leader", "office", "nobody", "audit_admin"):
        assert not seats_of(city.account(who))
    assert is_open(rating)
    assert AuditEntry.objects.filter(act="rating.open").count() == 1


@pytest.mark.parametrize("who", ["clerk", "director", "liaison", "leader", "audit_admin"])
def test_others_may_not(ask, city, who):
    with pytest.raises(PermissionDenied):
        ask(by=city.account(who))
    assert not Rating.objects.exists()


def test_what_cannot_be_asked_is_refused_in_a_sentence(ask, items, office):
    for wrong in ({"rater": "nobody"}, {"of": ()}, {"due": dt.date(2024, 7, 7)}):
        with pytest.raises(Refused):
            ask(**wrong)
    give_marks(by=office, quarter=FIRST, items=items, marks=of_group(ferrous=80), seen={})
    with pytest.raises(Refused, match="评议组"):
        ask()
    assert not Rating.objects.exists()


def test_they_are_asked_once(ask, second_office):
    ask()
    with pytest.raises(SomebodyWasFaster):
        ask(by=second_office)


def test_S4_nobody_sees_anothers_marks_before_it_is_closed(ask, give, liaison, office, books):
    rating = ask()
    [seat] = seats_of(liaison)
    give(liaison, seat, of_group(ferrous=90, bearings=70))
    other = rating.seats.get(organisation__code="industry")
    Mark.objects.create(
        year=2024,
        quarter=1,
        chain=books.ledger("ferrous").chain,
        item="work",
        rater="group",
        organisation=other.organisation,
        value=60,
    )
    assert {mark.value for mark in seat_marks(liaison, rating)} == {90, 70}
    assert not seat_marks(office, rating).exists(), "not even the office"
    close_rating(by=office, rating=rating)
    rating.refresh_from_db()
    assert {mark.value for mark in seat_marks(office, rating)} == {90, 70, 60}
    assert {mark.value for mark in seat_marks(liaison, rating)} == {90, 70}


def test_only_from_ones_own_seat_and_for_its_own_rater(ask, give, liaison, clerk, office):
    rating = ask()
    [seat] = seats_of(liaison)
    for by in (clerk, office):
        with pytest.raises(PermissionDenied):
            give(by, seat, of_group(ferrous=90))
    with pytest.raises(PermissionDenied):
        give(liaison, rating.seats.get(organisation__code="industry"), of_group(ferrous=90))
    with pytest.raises(Refused):
        give(liaison, seat, points(ferrous="90"))
    assert not Mark.objects.exists()


def test_no_mark_after_it_is_closed_nor_after_its_last_day(ask, give, liaison, office, set_day):
    rating = ask()
    [seat] = seats_of(liaison)
    set_day(DUE)
    give(liaison, seat, of_group(ferrous=90))
    set_day(DUE + dt.timedelta(days=1))
    with pytest.raises(Refused):
        give(liaison, seat, of_group(bearings=90))
    assert not seats_of(liaison)
    set_day(DUE)
    close_rating(by=office, rating=rating)
    with pytest.raises(Refused):
        give(liaison, seat, of_group(bearings=90))
    with pytest.raises(SomebodyWasFaster):
        close_rating(by=office, rating=rating)


def test_the_office_enters_the_marks_of_those_nobody_sits_for_alone(ask, items, office):
    rating = ask()
    assert [one.raters for one in items_of_office(items, rating)] == [(("office", "市链长办"),)]
    give_marks(by=office, quarter=FIRST, items=items, marks=points(ferrous="90"), seen={})
    with pytest.raises(Refused):
        give_marks(by=office, quarter=FIRST, items=items, marks=of_group(ferrous=80), seen={})


def test_a_run_waits_for_the_close_and_averages_the_seats(ask, give, scheme, items, office, liaison, books):
    accept_quarter(books, FIRST)
    rating = ask()
    with pytest.raises(Refused, match="2024年7月12日"):
        start_run(by=office, scheme=scheme, quarter=FIRST)
    [seat] = seats_of(liaison)
    give(liaison, seat, of_group(ferrous=90, bearings=70))
    give_marks(by=office, quarter=FIRST, items=items, marks=points(ferrous="80", bearings="80"), seen={})
    Mark.objects.create(
        year=2024,
        quarter=1,
        chain=books.ledger("ferrous").chain,
        item="work",
        rater="group",
        organisation=rating.seats.get(organisation__code="industry").organisation,
        value=70,
    )
    open_still = run_figures(Run(year=2024, quarter=1, scheme=scheme)).units["ferrous"].marks["work"]
    assert [one.rater for one in open_still] == ["office"], "S4: no trial tells what raters gave before the close"
    close_rating(by=office, rating=rating)
    given = run_figures(Run(year=2024, quarter=1, scheme=scheme)).units["ferrous"].marks["work"]
    assert [(one.rater, one.value) for one in given] == [("group", 90), ("group", 70), ("office", 80)]
    run = judge(office, scheme, FIRST)
    lines = {line.item: line.points for line in run.sheets.get(chain__code="ferrous").lines}
    assert lines["work"] == Decimal(16), "(80 + (90 + 70) ÷ 2) ÷ 2 of 100, for 20 points"
