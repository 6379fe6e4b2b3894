"""A marking is closed before its last day is over, once, by the office."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import SomebodyWasFaster
from evaluation.queries.ratings import is_open, seats_of
from evaluation.services.close_rating import close_rating
from evaluation.services.open_rating import open_rating
from offices.models import AuditEntry
from tests.evaluation.quarters import FIRST
from tests.evaluation.rated import RATED, load_rated_scheme, marked_items

pytestmark = pytest.mark.django_db

DUE = dt.date(2024, 7, 12)


@pytest.fixture
def rating(books, city, office):
    """The department of finance is asked for the marks of the rater ``group``."""
    items = marked_items(load_rated_scheme(RATED))
    return open_rating(by=office, quarter=FIRST, items=items, seats={"group": [city.organisations["finance"]]}, due=DUE)


def test_nobody_marks_any_more_and_it_stands_in_the_trail(rating, office, liaison):
    assert seats_of(liaison)
    closed = close_rating(by=office, rating=rating)
    assert not is_open(closed)
    assert closed.closed_by == office
    assert not seats_of(liaison)
    assert AuditEntry.objects.filter(act="rating.close").count() == 1


def test_S13_it_is_closed_once(rating, office, second_office):
    close_rating(by=office, rating=rating)
    with pytest.raises(SomebodyWasFaster):
        close_rating(by=second_office, rating=rating)
    rating.refresh_from_db()
    assert rating.closed_by == office


@pytest.mark.parametrize("who", ["clerk", "director", "liaison", "leader", "audit_admin"])
def test_others_may_not(rating, city, who):
    with pytest.raises(PermissionDenied):
        close_rating(by=city.account(who), rating=rating)
    rating.refresh_from_db()
    assert is_open(rating)
