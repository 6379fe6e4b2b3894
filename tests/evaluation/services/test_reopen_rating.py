"""A marking that was closed is reopened with a reason, until another day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.queries.ratings import is_open, seats_of
from evaluation.services.close_rating import close_rating
from evaluation.services.open_rating import open_rating
from evaluation.services.reopen_rating import reopen_rating
from offices.models import AuditEntry, Message
from tests.evaluation.quarters import FIRST
from tests.evaluation.rated import RATED, load_rated_scheme, marked_items

pytestmark = pytest.mark.django_db

DUE = dt.date(2024, 7, 12)


@pytest.fixture
def rating(books, city, office):
    """The department of finance is asked for the marks of the rater ``group``."""
    items = marked_items(load_rated_scheme(RATED))
    return open_rating(by=office, quarter=FIRST, items=items, seats={"group": [city.organisations["finance"]]}, due=DUE)


def test_it_is_reopened_with_a_reason_and_the_raters_are_told(rating, office, liaison):
    with pytest.raises(SomebodyWasFaster):
        reopen_rating(by=office, rating=rating, due=DUE, reason="更正")
    close_rating(by=office, rating=rating)
    with pytest.raises(Refused):
        reopen_rating(by=office, rating=rating, due=DUE, reason=" ")
    again = reopen_rating(by=office, rating=rating, due=DUE + dt.timedelta(days=3), reason="一条链打分有误")
    assert is_open(again)
    assert seats_of(liaison)
    assert Message.objects.filter(kind="rating.opened", body="一条链打分有误").count() == 1
    entry = AuditEntry.objects.get(act="rating.reopen")
    assert (entry.reason, entry.after["due"]) == ("一条链打分有误", "2024-07-15")


def test_who_reopens_it_until_the_same_day_tells_the_raters_too(rating, office):
    for reason in ("一条链打分有误", "另一条链也有误"):
        close_rating(by=office, rating=rating)
        reopen_rating(by=office, rating=rating, due=DUE, reason=reason)
    told = Message.objects.filter(kind="rating.opened").order_by("pk").values_list("body", flat=True)
    assert list(told)[1:] == ["一条链打分有误", "另一条链也有误"]


def test_not_until_a_day_that_is_over(rating, office):
    close_rating(by=office, rating=rating)
    with pytest.raises(Refused, match="2024年7月7日"):
        reopen_rating(by=office, rating=rating, due=dt.date(2024, 7, 7), reason="更正")


@pytest.mark.parametrize("who", ["clerk", "director", "liaison", "leader", "audit_admin"])
def test_others_may_not(rating, city, office, who):
    close_rating(by=office, rating=rating)
    with pytest.raises(PermissionDenied):
        reopen_rating(by=city.account(who), rating=rating, due=DUE, reason="更正")
