"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from evaluation.rules.efficacy import efficacy
from evaluation.rules.outcome import Scored
from evaluation.rules.peers import Peers
from tests.evaluation.rules.strategies import amounts, values, weights

groups = st.lists(values, min_size=2, max_size=12)


def scored(**arguments: object) -> Decimal:
    outcome = efficacy(**arguments)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return outcome.points


@given(weight=weights, group=groups)
def test_among_peers_everybody_is_between_the_base_and_full(weight: Decimal, group: list[Decimal]) -> None:
    earned = [scored(weight=weight, value=value, peers=Peers.of(group)) for value in group]
    assert all(weight * Decimal("0.6") <= one <= weight for one in earned)
    assert max(earned) == weight
    assert sorted(earned) == [earned[at] for at in sorted(range(len(group)), key=group.__getitem__)]


@given(weight=weights, group=groups)
def test_the_order_of_peers_does_not_matter(weight: Decimal, group: list[Decimal]) -> None:
    assert Peers.of(group) == Peers.of(group[::-1])


@given(weight=weights, group=groups)
def test_the_other_direction_is_the_mirror(weight: Decimal, group: list[Decimal]) -> None:
    mirrored = Peers.of(-value for value in group)
    up = [scored(weight=weight, value=value, peers=Peers.of(group)) for value in group]
    assert up == [scored(weight=weight, value=-value, peers=mirrored, better="lower") for value in group]


@given(weight=weights, value=values, more=amounts, floor=values, goal=values)
def test_fixed_ends_hold_the_limits_and_more_is_never_less(
    weight: Decimal, value: Decimal, more: Decimal, floor: Decimal, goal: Decimal
) -> None:
    assume(floor < goal)
    less = scored(weight=weight, value=value, floor=floor, goal=goal, against="fixed")
    assert 0 <= less <= scored(weight=weight, value=value + more, floor=floor, goal=goal, against="fixed") <= weight
