from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import Chain
from chains.services.remove_record import remove_record
from offices.models import Account
from tests.chains.records import entered, sight

Browsers = Callable[[Account], Client]


def test_removed_records_stand_with_who_and_why(
    clerk: Account, stranger_clerk: Account, liaison: Account, ferrous: Chain, client_of: Browsers
) -> None:
    for number in range(3):
        made = entered(clerk, ferrous, name=f"撤下的企业{number}")
        remove_record(sight=sight(clerk), pk=made.pk, reason=f"原因{number}")
    address = "/registers/enterprises/removed/"
    page = client_of(clerk).get(address).content.decode()
    for number in range(3):
        assert f"撤下的企业{number}" in page
        assert f"原因{number}" in page
    assert f"{made.get_absolute_url()}restore/" in page
    assert "clerk（演示）" in page
    assert address in client_of(clerk).get("/registers/enterprises/").content.decode()
    assert "撤下的企业" not in client_of(stranger_clerk).get(address).content.decode(), "S4"
    assert client_of(liaison).get(address).status_code == 403


def test_an_empty_page_says_so(clerk: Account, client_of: Browsers) -> None:
    assert client_of(clerk).get("/registers/parks/removed/").context["rows"] == []
