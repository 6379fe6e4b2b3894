from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from django.test import Client

from chains.models import Chain
from offices.models import Account
from tests.chains.books import ADDRESS

Browser = Callable[[Account], Client]


def test_what_is_no_workbook_is_refused_on_the_page(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    browser = client_of(clerk)
    for content in (b"%PDF-1.7 x", b"", b"a;b;c\n1;2;3\n"):
        file = BytesIO(content)
        file.name = "名单.xlsx"
        response = browser.post(ADDRESS, {"workbook": file, "chain": ""})
        assert response.status_code == 400
        assert response.context["form"].errors["workbook"]
