"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.cliff import cliff
from evaluation.rules.outcome import Scored
from tests.evaluation.rules.strategies import amounts, positive, values, weights

lines = st.decimals(min_value=0, max_value=1, places=2)


def scored(**arguments: object) -> Decimal:
    outcome = cliff(**arguments)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return outcome.points


@given(weight=weights, done=values, target=values)
def test_it_is_all_or_nothing_whatever_the_sign_of_the_target(weight: Decimal, done: Decimal, target: Decimal) -> None:
    assert scored(weight=weight, done=done, target=target) == (weight if done >= target else 0)
    assert scored(weight=weight, done=done, target=target, better="lower") == (weight if done <= target else 0)


@given(weight=weights, done=amounts, target=positive, line=lines)
def test_below_the_line_it_is_nothing_and_above_never_more_than_the_weight(
    weight: Decimal, done: Decimal, target: Decimal, line: Decimal
) -> None:
    earned = scored(weight=weight, done=done, target=target, line=line, reached="proportion")
    assert 0 <= earned <= weight
    assert (earned == 0) == (done < line * target or done == 0)


@given(
    weight=weights,
    done=values,
    more=amounts,
    target=positive,
    line=lines,
    reached=st.sampled_from(["full", "proportion"]),
)
def test_more_is_never_less(weight: Decimal, done: Decimal, more: Decimal, target: Decimal, **settings: object) -> None:
    less = scored(weight=weight, done=done, target=target, cap=None, **settings)
    if done >= 0:
        assert less <= scored(weight=weight, done=done + more, target=target, cap=None, **settings)


@given(done=amounts, target=positive, line=lines, times=st.integers(2, 1000))
def test_a_change_of_unit_changes_nothing(done: Decimal, target: Decimal, line: Decimal, times: int) -> None:
    small = scored(weight=Decimal(10), done=done, target=target, line=line)
    assert small == scored(weight=Decimal(10), done=done * times, target=target * times, line=line)
