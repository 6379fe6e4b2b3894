from __future__ import annotations

from decimal import Decimal

import pytest

from chains.rules.shares import named_shares


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("黑色金属产业链", [("黑色金属", None)]),
        ("黑色金属 60%、高端轴承（40％）", [("黑色金属", Decimal(60)), ("高端轴承", Decimal(40))]),
        ("黑色金属：33.5，高端轴承", [("黑色金属", Decimal("33.5")), ("高端轴承", None)]),
        ("", []),
    ],
)
def test_chains_and_shares_as_people_write_them(text: str, found: list[tuple[str, Decimal | None]]) -> None:
    assert named_shares(text) == found
