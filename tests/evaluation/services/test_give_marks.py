"""Raters' marks: in their range, all or none, and never over a colleague's that was not seen."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from config.lib import clock
from config.lib.refusals import Refused
from evaluation.models import Mark
from evaluation.services import give_marks as giving
from evaluation.services.give_marks import MarksMovedOn, give_marks
from evaluation.services.holding import hold_quarter
from evaluation.services.open_rating import open_rating
from offices.models import AuditEntry
from tests.at_once import at_once
from tests.evaluation.quarters import FIRST, SECOND
from tests.evaluation.rated import cell, load_rated_scheme, marked_items, points

pytestmark = pytest.mark.django_db


@pytest.fixture
def items(books):
    return marked_items(load_rated_scheme())


@pytest.fixture
def give(items, office):
    """Gives marks for the first quarter, having seen an empty page unless it is said what was seen."""

    def given(marks, *, by=office, seen=None):
        return give_marks(by=by, quarter=FIRST, items=items, marks=marks, seen=seen or {})

    return given


def kept():
    return {mark.chain.code: mark.value for mark in Mark.objects.select_related("chain")}


def test_marks_are_kept_with_who_and_when_and_one_entry_in_the_trail(give, office):
    assert give(points(ferrous="90", bearings="85.5")) == (2, 0)
    assert kept() == {"ferrous": Decimal(90), "bearings": Decimal("85.5")}
    assert {(mark.entered_by, mark.year, mark.quarter) for mark in Mark.objects.all()} == {(office, 2024, 1)}
    entry = AuditEntry.objects.get(act="marks.give")
    assert entry.after == {"ferrous/work/office": "90", "bearings/work/office": "85.5"}
    assert entry.before == {"ferrous/work/office": "", "bearings/work/office": ""}


def test_the_same_again_writes_nothing(give):
    give(points(ferrous="90"))
    assert give(points(ferrous="90.0"), seen=points(ferrous="90")) == (0, 0)
    assert give(points(ferrous="90")) == (0, 0), "nor where it was not seen: it is what is wanted"
    assert AuditEntry.objects.filter(act="marks.give").count() == 1


def test_a_mark_is_changed_and_taken_back(give, city, second_office, set_day):
    give(points(ferrous="90", bearings="80"))
    before = Mark.objects.get(chain__code="ferrous").entered_at
    set_day(clock.today().replace(day=9))
    seen = points(ferrous="90", bearings="80")
    assert give(points(ferrous="91", bearings=None), seen=seen, by=second_office) == (0, 2)
    mark = Mark.objects.get()
    assert (mark.value, mark.entered_by) == (Decimal(91), second_office)
    assert mark.entered_at > before, "when it was changed, not when it was first given"


@pytest.mark.parametrize("mark", ["-1", "100.5"])
def test_a_mark_lies_between_nothing_and_full(give, mark):
    with pytest.raises(Refused, match="工作质量"):
        give(points(ferrous="90", bearings=mark))
    assert not Mark.objects.exists(), "all or none"


@pytest.mark.parametrize(
    "key", [cell("ferrous", rater="nobody"), cell("ferrous", item="investment"), cell("elsewhere")]
)
def test_only_what_the_scheme_names(give, key):
    with pytest.raises(Refused):
        give({key: Decimal(50)})


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "chief", "liaison", "system_admin", "nobody"])
def test_others_may_not(give, city, who):
    with pytest.raises(PermissionDenied):
        give(points(ferrous="90"), by=city.account(who))
    assert not Mark.objects.exists()


def test_S13_a_stale_page_reverts_nothing_that_it_did_not_change(give, second_office):
    give(points(ferrous="90", bearings="80"))
    seen = points(ferrous="90", bearings="80")
    give(points(ferrous="95", bearings="80"), seen=seen)
    # The colleague's page is from before: it holds 90 for the ferrous chain, and changes the other.
    assert give(points(ferrous="90", bearings="70"), seen=seen, by=second_office) == (0, 1)
    assert kept() == {"ferrous": Decimal(95), "bearings": Decimal(70)}


@pytest.mark.parametrize("now", ["95", None])
def test_S13_whoever_was_slower_is_told_and_nothing_is_saved(give, second_office, now):
    give(points(ferrous="90", bearings="80"))
    seen = points(ferrous="90", bearings="80")
    give(points(ferrous=now), seen=seen)
    with pytest.raises(MarksMovedOn) as told:
        give(points(ferrous="50", bearings="70"), seen=seen, by=second_office)
    assert {key: mark and mark.value for key, mark in told.value.moved.items()} == {
        cell("ferrous"): None if now is None else Decimal(now)
    }
    assert kept()["bearings"] == Decimal(80)


@pytest.mark.django_db(transaction=True)
def test_S13_two_first_saves_at_once(items, city):
    people = [city.account(name) for name in ("office", "second_office")]

    def save(by, mark):
        return lambda: give_marks(by=by, quarter=FIRST, items=items, marks=points(ferrous=mark), seen={})

    results = at_once(*(save(by, mark) for by, mark in zip(people, ("90", "70"), strict=True)))
    assert sorted(isinstance(one, MarksMovedOn) for one in results) == [False, True], results
    assert Mark.objects.count() == 1


def test_a_mark_without_a_place_in_the_scheme_can_be_taken_back_only(give, books):
    chain = books.ledger("ferrous").chain
    Mark.objects.create(year=2024, quarter=1, chain=chain, item="gone", rater="office", value=50)
    gone = cell("ferrous", item="gone")
    with pytest.raises(Refused):
        give({gone: Decimal(60)}, seen={gone: Decimal(50)})
    assert give({gone: None}, seen={gone: Decimal(50)}) == (0, 1)
    assert not Mark.objects.exists()


def test_quarters_do_not_mix(items, office, give):
    give(points(ferrous="90"))
    give_marks(by=office, quarter=SECOND, items=items, marks=points(ferrous="10"), seen={})
    assert sorted(Mark.objects.values_list("quarter", "value")) == [(1, Decimal(90)), (2, Decimal(10))]


def test_S13_the_office_marks_for_nobody_whom_a_colleague_seats_in_that_moment(
    give, items, city, second_office, monkeypatch
):
    def meanwhile(quarter):
        hold_quarter(quarter)
        seats = {cell("ferrous")[2]: [city.organisations["finance"]]}
        open_rating(by=second_office, quarter=quarter, items=items, seats=seats, due=dt.date(2024, 7, 12))

    monkeypatch.setattr(giving, "hold_quarter", meanwhile)
    with pytest.raises(Refused):
        give(points(ferrous="90"))
    assert not Mark.objects.exists()
