"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.count import Grade, count
from evaluation.rules.outcome import Scored
from tests.evaluation.rules.strategies import weights

numbers = st.integers(0, 1000).map(Decimal)
grades = st.lists(
    st.builds(Grade, label=st.sampled_from(["国家级", "省级"]), points=st.integers(0, 5).map(Decimal), count=numbers),
    min_size=1,
    max_size=4,
)


def scored(**arguments: object) -> Decimal:
    outcome = count(**arguments)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return outcome.points


@given(weight=weights, grades=grades)
def test_the_cap_holds(weight: Decimal, grades: list[Grade]) -> None:
    assert 0 <= scored(weight=weight, grades=grades) <= weight


@given(weight=weights, grades=grades)
def test_the_order_of_grades_does_not_matter(weight: Decimal, grades: list[Grade]) -> None:
    assert scored(weight=weight, grades=grades) == scored(weight=weight, grades=grades[::-1])


@given(weight=weights, number=numbers, more=numbers)
def test_more_is_never_less(weight: Decimal, number: Decimal, more: Decimal) -> None:
    each = Decimal("0.5")
    less = scored(weight=weight, count=number, points_each=each)
    assert less <= scored(weight=weight, count=number + more, points_each=each)
