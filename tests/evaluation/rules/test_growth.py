"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.arithmetic import settle
from evaluation.rules.growth import growth
from evaluation.rules.outcome import Scored
from tests.evaluation.rules.strategies import amounts, positive, values, weights

shares = st.decimals(min_value=0, max_value=1, places=2)


def scored(**arguments: object) -> Decimal:
    outcome = growth(**arguments)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return outcome.points


@given(weight=weights, value=values, before=values, base=shares, cap_up=shares)
def test_the_caps_hold_even_without_a_rate(
    weight: Decimal, value: Decimal, before: Decimal, base: Decimal, cap_up: Decimal
) -> None:
    earned = scored(weight=weight, value=value, before=before, base=base, cap_up=cap_up, no_rate="direction")
    assert 0 <= earned <= max(weight, weight * (base + cap_up))


@given(weight=weights, value=values, more=amounts, before=values)
def test_more_is_never_less(weight: Decimal, value: Decimal, more: Decimal, before: Decimal) -> None:
    settings = {"weight": weight, "before": before, "no_rate": "direction"}
    assert scored(value=value, **settings) <= scored(value=value + more, **settings)


@given(weight=weights, before=values, base=shares)
def test_level_is_the_base_share(weight: Decimal, before: Decimal, base: Decimal) -> None:
    assert scored(weight=weight, value=before, before=before, base=base, no_rate="direction") == weight * base


@given(value=values, before=positive, times=st.integers(2, 1000))
def test_a_change_of_unit_changes_nothing(value: Decimal, before: Decimal, times: int) -> None:
    small = scored(weight=Decimal(10), value=value, before=before)
    assert settle(small) == settle(scored(weight=Decimal(10), value=value * times, before=before * times))


@given(value=values, before=positive)
def test_a_rate_given_is_the_rate_worked_out(value: Decimal, before: Decimal) -> None:
    rate = (value - before) * 100 / before
    worked = scored(weight=Decimal(10), value=value, before=before)
    assert abs(worked - scored(weight=Decimal(10), value=rate, given="rate")) < Decimal("1e-15")
