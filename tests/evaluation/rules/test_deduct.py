"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given

from evaluation.rules.claims import Claim
from evaluation.rules.deduct import deduct
from evaluation.rules.outcome import Scored
from tests.evaluation.rules.strategies import amounts, weights
from tests.evaluation.rules.test_bonus import claims


def scored(**arguments: object) -> Decimal:
    outcome = deduct(**arguments)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return outcome.points


@given(weight=weights, claims=claims)
def test_a_weight_is_used_up_and_no_more(weight: Decimal, claims: tuple[Claim, ...]) -> None:
    assert 0 <= scored(weight=weight, claims=claims) <= weight


@given(claims=claims, cap=amounts)
def test_from_the_total_at_most_the_cap_is_taken(claims: tuple[Claim, ...], cap: Decimal) -> None:
    assert -cap <= scored(claims=claims, cap=cap) <= 0


@given(weight=weights, claims=claims)
def test_another_offence_never_helps(weight: Decimal, claims: tuple[Claim, ...]) -> None:
    another = Claim("丁", Decimal(1))
    assert scored(weight=weight, claims=(*claims, another)) <= scored(weight=weight, claims=claims)
