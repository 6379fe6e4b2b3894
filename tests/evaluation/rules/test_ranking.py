from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.ranking import movement, places
from evaluation.rules.scheme import Ties


def test_a_tie_leaves_the_next_place_empty_or_not() -> None:
    totals = {"a": Decimal("80.00"), "b": Decimal(90), "c": Decimal(80), "d": Decimal(70)}
    assert places(totals=totals, ties=Ties.SKIP) == {"b": 1, "a": 2, "c": 2, "d": 4}
    assert places(totals=totals, ties=Ties.DENSE) == {"b": 1, "a": 2, "c": 2, "d": 3}


def test_nobody_to_rank() -> None:
    assert places(totals={}, ties=Ties.SKIP) == {}


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 9).map(Decimal), min_size=1))
def test_a_place_is_one_more_than_those_ahead(totals: dict[str, Decimal]) -> None:
    found = places(totals=totals, ties=Ties.SKIP)
    for unit, total in totals.items():
        assert found[unit] == 1 + sum(other > total for other in totals.values())


@pytest.mark.parametrize(
    ("place", "previous", "moved"), [(3, 5, 2), (5, 3, -2), (4, 4, 0), (None, 3, None), (3, None, None)]
)
def test_movement(place: int | None, previous: int | None, moved: int | None) -> None:
    assert movement(place=place, previous=previous) == moved
