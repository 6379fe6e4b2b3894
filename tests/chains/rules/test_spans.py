import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chains.rules.spans import Span, joined


def day(number: int) -> dt.date:
    return dt.date(2024, 1, 1) + dt.timedelta(days=number)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], []),
        ([(1, 2)], [(1, 2)]),
        ([(4, 5), (1, 2)], [(1, 2), (4, 5)]),
        ([(1, 2), (3, 5)], [(1, 5)]),
        ([(1, 9), (3, 5)], [(1, 9)]),
        ([(1, None), (3, 5)], [(1, None)]),
        ([(1, 2), (2, None), (9, 9)], [(1, None)]),
        ([(1, 2), (4, None)], [(1, 2), (4, None)]),
    ],
)
def test_joined(spans: list, expected: list) -> None:
    def dated(span: tuple[int, int | None]) -> Span:
        return day(span[0]), None if span[1] is None else day(span[1])

    assert joined(map(dated, spans)) == [dated(span) for span in expected]


def covered(spans: list[Span]) -> set[int]:
    return {n for n in range(40) for begins, ends in spans if begins <= day(n) and (ends is None or day(n) <= ends)}


@given(st.lists(st.tuples(st.integers(0, 30), st.none() | st.integers(0, 5))))
def test_the_same_days_in_spans_that_do_not_touch(drawn: list[tuple[int, int | None]]) -> None:
    spans = [(day(begins), None if length is None else day(begins + length)) for begins, length in drawn]
    found = joined(spans)
    assert covered(found) == covered(spans)
    assert all(one[1] is not None and one[1] + dt.timedelta(days=1) < two[0] for one, two in itertools.pairwise(found))
