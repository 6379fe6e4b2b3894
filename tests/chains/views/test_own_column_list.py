from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import Chain
from offices.models import Account
from tests.chains.own import added
from tests.chains.records import entered

Browsers = Callable[[Account], Client]
COLUMNS = "/registers/enterprises/columns/"


def test_the_columns_stand_with_what_they_hold_and_how_many_fill_them(
    office: Account, clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    added(office, "choices", "标签", choices=("甲类", "乙类"))
    added(office, "count", "走访次数", unit="次")
    entered(clerk, ferrous, own_1="甲类")
    page = client_of(office).get(COLUMNS)
    assert [(column.label, filled) for column, _kind, filled in page.context["used"]] == [("标签", 1), ("走访次数", 0)]
    assert "甲类、乙类" in page.content.decode()
    assert COLUMNS in client_of(office).get("/registers/enterprises/").content.decode()
    assert COLUMNS not in client_of(clerk).get("/registers/enterprises/").content.decode()


def test_an_empty_page_says_what_to_do(office: Account, client_of: Browsers) -> None:
    assert "/registers/parks/columns/new/" in client_of(office).get("/registers/parks/columns/").content.decode()
