from __future__ import annotations

from decimal import Decimal

import pytest

from config.lib.web.templatetags.show import exact


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [("5.9", 2, "5.90"), ("1234.5", 2, "1,234.50"), ("0.125", 2, "0.125"), ("-3", 0, "−3")],
)
def test_a_figure_has_its_places_and_all_it_was_given(value: str, places: int, text: str) -> None:
    assert exact(Decimal(value), places) == text


def test_what_is_not_there_is_a_dash() -> None:
    assert exact(None, 2) == exact("", 2) == "—"
