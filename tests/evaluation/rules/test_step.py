"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.arithmetic import settle
from evaluation.rules.outcome import Scored
from evaluation.rules.step import step
from tests.evaluation.rules.strategies import amounts, positive, values, weights

rates = st.decimals(min_value="0.1", max_value=5, places=1)


def scored(**arguments: object) -> Decimal:
    outcome = step(**arguments)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return outcome.points


@given(weight=weights, done=values, target=positive, per=rates, up=rates, down=rates, cap_up=weights, cap_down=weights)
def test_the_caps_hold(weight: Decimal, done: Decimal, target: Decimal, **steps: Decimal) -> None:
    earned = scored(weight=weight, done=done, target=target, **steps)
    assert weight - steps["cap_down"] <= earned <= weight + steps["cap_up"]


@given(weight=weights, done=values, target=positive, per=rates, down=rates)
def test_without_a_cap_down_nothing_is_below_zero(
    weight: Decimal, done: Decimal, target: Decimal, **steps: Decimal
) -> None:
    assert 0 <= scored(weight=weight, done=done, target=target, **steps) <= weight


@given(
    done=values,
    more=amounts,
    target=positive,
    per=rates,
    up=rates,
    up_beyond=rates,
    down=rates,
    kink=amounts,
    whole_steps=st.booleans(),
    measure=st.sampled_from(["rate", "difference"]),
)
def test_more_is_never_less_and_where_lower_is_better_never_more(
    done: Decimal, more: Decimal, target: Decimal, **settings: object
) -> None:
    given_to = {"weight": Decimal(10), "target": target, "cap_up": None, **settings}
    assert scored(done=done, **given_to) <= scored(done=done + more, **given_to)
    given_to["better"] = "lower"
    assert scored(done=done, **given_to) >= scored(done=done + more, **given_to)


@given(done=values, target=positive, times=st.integers(2, 1000), up=rates, down=rates)
def test_by_rate_a_change_of_unit_changes_nothing(
    done: Decimal, target: Decimal, times: int, up: Decimal, down: Decimal
) -> None:
    settings = {"weight": Decimal(30), "up": up, "down": down, "cap_up": Decimal(30)}
    small = scored(done=done, target=target, **settings)
    assert settle(small) == settle(scored(done=done * times, target=target * times, **settings))


@given(weight=weights, target=positive, up=rates, down=rates)
def test_at_the_target_it_is_the_base(weight: Decimal, target: Decimal, up: Decimal, down: Decimal) -> None:
    assert scored(weight=weight, done=target, target=target, up=up, down=down, cap_up=None) == weight
    assert scored(weight=weight, done=target, target=target, up=up, down=down, base=Decimal(7)) == 7
