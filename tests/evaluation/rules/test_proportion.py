"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given

from evaluation.rules.outcome import Scored
from evaluation.rules.proportion import proportion
from tests.evaluation.rules.strategies import amounts, positive, values, weights


def scored(**arguments: object) -> Decimal:
    outcome = proportion(**arguments)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    assert isinstance(outcome.points, Decimal)
    return outcome.points


@given(weight=weights, done=values, target=positive, cap=amounts)
def test_the_cap_holds_and_nothing_is_below_zero(weight: Decimal, done: Decimal, target: Decimal, cap: Decimal) -> None:
    assert 0 <= scored(weight=weight, done=done, target=target, cap=cap) <= weight * cap


@given(weight=weights, done=values, more=amounts, target=positive)
def test_more_done_is_never_less(weight: Decimal, done: Decimal, more: Decimal, target: Decimal) -> None:
    less = scored(weight=weight, done=done, target=target)
    assert less <= scored(weight=weight, done=done + more, target=target)


@given(weight=weights, done=values, target=positive)
def test_the_unit_of_measure_does_not_matter(weight: Decimal, done: Decimal, target: Decimal) -> None:
    in_wan = scored(weight=weight, done=done * 10_000, target=target * 10_000, cap=None)
    assert scored(weight=weight, done=done, target=target, cap=None) == in_wan


@given(weight=weights, target=positive)
def test_a_target_met_earns_the_weight(weight: Decimal, target: Decimal) -> None:
    assert scored(weight=weight, done=target, target=target) == weight
