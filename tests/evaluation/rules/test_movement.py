"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.movement import movement
from evaluation.rules.outcome import Scored
from evaluation.rules.peers import Peers
from tests.evaluation.rules.strategies import weights

numbers = st.integers(-5, 5).map(Decimal)
pairs = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=12)
falls = st.sampled_from(["zero", "minus"])


def scored(**arguments: object) -> Decimal:
    outcome = movement(**arguments)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return outcome.points


def all_of(group: list[tuple[Decimal, Decimal]], **settings: object) -> list[Decimal]:
    now, then = Peers.of(a for a, _ in group), Peers.of(b for _, b in group)
    return [scored(value=a, before=b, peers=now, peers_before=then, **settings) for a, b in group]


@given(weight=weights, group=pairs, fall=falls)
def test_nobody_has_more_than_the_weight_nor_loses_more(
    weight: Decimal, group: list[tuple[Decimal, Decimal]], fall: str
) -> None:
    least = -weight if fall == "minus" else Decimal(0)
    assert all(least <= one <= weight for one in all_of(group, weight=weight, fall=fall))


@given(weight=weights, group=pairs, fall=falls)
def test_the_order_of_units_does_not_matter(weight: Decimal, group: list[tuple[Decimal, Decimal]], fall: str) -> None:
    assert all_of(group, weight=weight, fall=fall) == all_of(group[::-1], weight=weight, fall=fall)[::-1]


@given(weight=weights, group=pairs, fall=falls)
def test_a_better_value_now_never_earns_less(weight: Decimal, group: list[tuple[Decimal, Decimal]], fall: str) -> None:
    (now, before), *others = group
    less = all_of(group, weight=weight, fall=fall, kept_first="stay")[0]
    assert less <= all_of([(now + 1, before), *others], weight=weight, fall=fall, kept_first="stay")[0]


@given(weight=weights, values=st.lists(numbers, min_size=1, max_size=12))
def test_where_nothing_moved_only_the_first_has_points(weight: Decimal, values: list[Decimal]) -> None:
    earned = all_of([(value, value) for value in values], weight=weight)
    assert earned == [weight if value == max(values) else 0 for value in values]
