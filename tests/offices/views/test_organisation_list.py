from collections.abc import Callable

import pytest
from django.test import Client

from offices.models import Account

PAGE = "/administration/organisations/"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "财政"}, ["finance"]),
        ({"q": "OFFICE"}, ["bearings-office", "ferrous-office", "leading-group-office"]),
        ({"kind": "city"}, ["city"]),
        ({"kind": "chain_office", "sort": "-code"}, ["ferrous-office", "bearings-office"]),
        ({"sort": "parent__tenures"}, None),
        ({"q": "%"}, []),
    ],
)
def test_search_and_order(
    system_admin: Account, client_of: Callable[[Account], Client], query: dict, expected: list[str] | None
) -> None:
    listing = client_of(system_admin).get(PAGE, query).context["listing"]
    if expected is None:
        assert listing.order == "code"
    else:
        assert [organisation.code for organisation in listing.rows] == expected
