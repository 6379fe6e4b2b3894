"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.binary import binary
from evaluation.rules.outcome import Scored
from tests.evaluation.rules.strategies import amounts, positive, weights

shares = st.decimals(min_value=0, max_value=1, places=2)


def scored(**arguments: Decimal) -> Decimal:
    outcome = binary(**arguments)
    assert isinstance(outcome, Scored)
    return outcome.points


@given(weight=weights, value=amounts, least=positive, otherwise=shares)
def test_it_is_the_one_or_the_other(weight: Decimal, value: Decimal, least: Decimal, otherwise: Decimal) -> None:
    earned = scored(weight=weight, value=value, least=least, otherwise=otherwise)
    assert earned == (weight if value >= least else weight * otherwise)


@given(weight=weights, value=amounts, more=amounts, least=positive, otherwise=shares)
def test_more_is_never_less(weight: Decimal, value: Decimal, more: Decimal, least: Decimal, otherwise: Decimal) -> None:
    settings = {"weight": weight, "least": least, "otherwise": otherwise}
    assert scored(value=value, **settings) <= scored(value=value + more, **settings)
