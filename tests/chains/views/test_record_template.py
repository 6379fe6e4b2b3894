from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from django.test import Client

from chains.models import Chain
from config.lib.xlsx.reading import read_workbook
from offices.models import Account
from tests.chains.books import KEY

Browser = Callable[[Account], Client]


def test_the_template_comes_back_as_it_went(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    browser = client_of(clerk)
    response = browser.get("/registers/enterprises/template/")
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    sheets = {sheet.name: sheet for sheet in read_workbook(BytesIO(content)).sheets}
    heads = [cell.text for cell in sheets["企业"].row(1)]
    assert heads[:2] == [KEY, "名称*"]
    assert {"税收（万元）", "产业链"} <= set(heads)
    assert "填写说明" in sheets
    assert response["Content-Disposition"].startswith("attachment")
