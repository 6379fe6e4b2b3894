"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.bonus import bonus
from evaluation.rules.claims import Claim, once
from evaluation.rules.outcome import Scored
from tests.evaluation.rules.strategies import amounts

claims = st.lists(
    st.builds(
        Claim,
        matter=st.sampled_from(["甲", "乙", "丙", ""]),
        each=st.decimals(min_value=0, max_value=10, places=1),
        quantity=st.integers(1, 9).map(Decimal),
    ),
    max_size=6,
).map(once)


@given(claims=claims, cap=amounts)
def test_the_cap_holds(claims: tuple[Claim, ...], cap: Decimal) -> None:
    outcome = bonus(claims=claims, cap=cap)
    assert isinstance(outcome, Scored)
    assert 0 <= outcome.points <= cap


@given(claims=claims)
def test_without_a_cap_it_is_the_sum_of_what_counts(claims: tuple[Claim, ...]) -> None:
    outcome = bonus(claims=claims)
    assert isinstance(outcome, Scored)
    assert outcome.points == sum(claim.points for claim in claims if claim.counts)


def test_an_entry_that_does_not_count_is_named_with_the_reason() -> None:
    outcome = bonus(claims=[Claim("甲项目", Decimal(4), refused="未附佐证")])
    assert outcome == Scored(Decimal(0), ("甲项目：4 分 × 1 = 4 分；未附佐证，计 0 分", "合计加分 = 0 分"))
