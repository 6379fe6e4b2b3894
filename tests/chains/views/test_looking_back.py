from __future__ import annotations

from typing import Any

import pytest

from offices.models import Account


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31"])
def test_S34_a_day_out_of_reach_is_left_out_with_a_sentence(client_of: Any, clerk: Account, day: str) -> None:
    answer = client_of(clerk).get("/registers/enterprises/", {"as_of": day})
    assert answer.status_code == 200
    assert "as_of" not in answer.context
    assert "2100-12-31" in answer.context["as_of_wrong"]
