from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from config.lib.web.converters import MonthConverter, YearConverter
from offices.models import Account
from tests.actors import City


def patterns(within: Any) -> Iterator[URLPattern]:
    for one in within.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one)
        else:
            yield one


def test_S34_every_year_and_month_in_an_address_is_one_that_the_calendar_has() -> None:
    for pattern in patterns(get_resolver()):
        for name, converter in pattern.pattern.converters.items():
            if name in {"year", "month"}:
                assert isinstance(converter, YearConverter | MonthConverter), pattern.name


@pytest.mark.parametrize("year", ["1999", "2101", "0", "9" * 95, "２０２４"])
def test_S34_a_year_out_of_reach_is_no_address(city: City, client_of: Any, office: Account, year: str) -> None:
    client: Client = client_of(office)
    for address in (f"/year/{year}/targets/", f"/year/{year}/targets/upload/", f"/year/{year}/months/"):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    assert client.get(f"/ledgers/ferrous/{year}-01/").status_code == 404


def test_a_month_that_no_year_has_is_no_address() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("dispatch:ledger_edit", kwargs={"chain": "ferrous", "month": "1999-01"})
    assert reverse("dispatch:month_list", kwargs={"year": 2024}) == "/year/2024/months/"


@pytest.mark.parametrize("code", ["a b", "名", "a.b", "a" * 500])
def test_S34_what_is_no_code_is_not_found_by_the_api(city: City, client_of: Any, office: Account, code: str) -> None:
    for kind in ("chains", "indicators"):
        assert client_of(office).get(f"/api/{kind}/{code}/").status_code == 404
