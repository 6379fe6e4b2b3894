from __future__ import annotations

from typing import Any

import pytest

from chains.models import Chain
from offices.models import Account
from tests.chains.records import entered


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31"])
def test_S34_a_day_out_of_reach_is_left_out_with_a_sentence(client_of: Any, clerk: Account, day: str) -> None:
    answer = client_of(clerk).get("/registers/enterprises/", {"as_of": day})
    assert answer.status_code == 200
    assert "as_of" not in answer.context
    assert "2100-12-31" in answer.context["as_of_wrong"]


def test_a_day_before_the_first_entry_is_told_since_when_there_is_history(
    client_of: Any, clerk: Account, stranger_clerk: Account, ferrous: Chain
) -> None:
    said = "历史按实际填报时间记录，自"
    entered(clerk, ferrous)
    browser = client_of(clerk)
    for address in ("/registers/enterprises/?as_of=2020-03-31", "/registers/enterprises/?as_of=2020-03-31&q=厂"):
        page = browser.get(address)
        assert page.context["since"]
        assert said in page.content.decode()
    assert said not in browser.get("/registers/enterprises/").content.decode()
    other = client_of(stranger_clerk).get("/registers/enterprises/?as_of=2020-03-31").content.decode()
    assert said not in other, "S4: of another chain's records nothing is told"
