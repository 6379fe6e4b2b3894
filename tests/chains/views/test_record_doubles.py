from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chains.models import Chain
from offices.models import Account
from tests.chains.records import entered

Browser = Callable[[Account], Client]
ADDRESS = "/registers/enterprises/doubles/"


def test_pairs_that_look_alike_are_listed_for_who_keeps_them(
    clerk: Account, liaison: Account, stranger_clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    one, other = (entered(clerk, ferrous, name=name) for name in ("鲁西管业", "鲁西 管业"))
    page = client_of(clerk).get(ADDRESS).content.decode()
    assert f"{ADDRESS}{one.pk}/{other.pk}/" in page or f"{ADDRESS}{other.pk}/{one.pk}/" in page
    assert client_of(liaison).get(ADDRESS).status_code == 403
    assert "鲁西" not in client_of(stranger_clerk).get(ADDRESS).content.decode()


def test_the_number_of_statements_does_not_grow_with_the_pairs(
    clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    browser, counts = client_of(clerk), []
    browser.get(ADDRESS)
    for pairs in (1, 15):
        for number in range(pairs):
            for name in (f"厂{pairs}-{number}", f"厂 {pairs}-{number}"):
                entered(clerk, ferrous, name=name)
        with CaptureQueriesContext(connection) as found:
            browser.get(ADDRESS)
        counts.append(len(found))
    assert counts[0] == counts[1]
