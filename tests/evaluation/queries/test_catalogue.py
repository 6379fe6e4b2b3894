"""What a scheme may name: the indicators, each with whose it is, and the chains that are not closed."""

from __future__ import annotations

import datetime as dt

import pytest

from chains.models import Chain
from evaluation.queries.catalogue import catalogue
from tests.dispatch.books import EVENTS, INVESTMENT

pytestmark = pytest.mark.django_db


def test_an_indicator_of_one_chain_is_for_that_chain_alone(books):
    found = catalogue().indicators
    assert (found[INVESTMENT].name, found[INVESTMENT].unit, found[INVESTMENT].only_for) == ("完成投资", "亿元", ())
    assert found[EVENTS].only_for == ("ferrous",)


def test_a_chain_that_is_closed_is_judged_no_more(books):
    assert set(catalogue().units) == {"ferrous", "bearings"}
    Chain.objects.filter(code="bearings").update(closed_on=dt.date(2024, 3, 1))
    assert catalogue().units == {"ferrous": Chain.objects.get(code="ferrous").name}
