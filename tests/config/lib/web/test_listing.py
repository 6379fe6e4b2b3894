from __future__ import annotations

import pytest
from django.test import RequestFactory

from config.lib.web.listing import Listing, listing
from offices.models import Organisation

ORDERS = {"code": ("code",), "name": ("name", "-code")}


@pytest.fixture
def organisations(db: None) -> None:
    Organisation.objects.bulk_create(
        Organisation(code=f"c{number:03}", name=f"名{number % 2}", kind="department") for number in range(120)
    )


def listed(query: str, per_page: int = 50) -> Listing:
    request = RequestFactory().get(f"/?{query}")
    return listing(request, Organisation.objects.all(), orders=ORDERS, default="code", per_page=per_page)


def test_pages_in_order(organisations: None) -> None:
    found = listed("page=2")
    assert (found.total, found.rows[0].code, len(found.rows)) == (120, "c050", 50)


@pytest.mark.parametrize(("query", "first"), [("", "c000"), ("sort=-code", "c119"), ("sort=name", "c118")])
def test_sorts_by_what_is_allowed(organisations: None, query: str, first: str) -> None:
    assert listed(query).rows[0].code == first


def test_an_order_turned_round_turns_every_part(organisations: None) -> None:
    assert listed("sort=-name").rows[0].code == "c001"


@pytest.mark.parametrize("sort", ["kind", "pk", "--code", "-", "code;drop", "parent__code"])
def test_S18_other_orders_are_the_default(organisations: None, sort: str) -> None:
    found = listed(f"sort={sort}")
    assert (found.order, found.rows[0].code) == ("code", "c000")


@pytest.mark.parametrize(("page", "number"), [("0", 3), ("-1", 3), ("99", 3), ("x", 1), ("", 1)])
def test_a_page_that_is_not_there_is_the_nearest(organisations: None, page: str, number: int) -> None:
    assert listed(f"page={page}").page.number == number


def test_far_pages_are_left_out(organisations: None) -> None:
    assert listed("page=10", per_page=5).numbers == [1, None, 8, 9, 10, 11, 12, None, 24]
