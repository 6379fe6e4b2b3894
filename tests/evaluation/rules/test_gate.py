"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.gate import Condition, gate
from evaluation.rules.outcome import Shut, Unscored
from tests.evaluation.rules.strategies import values

conditions = st.lists(
    st.builds(Condition, label=st.just("情形"), value=values | st.none(), below=values, above=st.none()), max_size=6
)
numbers = st.integers(1, 6).map(Decimal)


@given(listed=conditions, needed=numbers)
def test_the_order_of_conditions_does_not_matter(listed: list[Condition], needed: Decimal) -> None:
    one, other = gate(conditions=listed, needed=needed), gate(conditions=listed[::-1], needed=needed)
    assert type(one) is type(other)


@given(listed=conditions, needed=numbers)
def test_another_condition_that_is_met_never_opens_it(listed: list[Condition], needed: Decimal) -> None:
    met: Condition = {"label": "又一项", "value": Decimal(0), "below": Decimal(1), "above": None}
    if isinstance(gate(conditions=listed, needed=needed), Shut):
        assert isinstance(gate(conditions=[*listed, met], needed=needed), Shut)


@given(listed=conditions, needed=numbers, later=values)
def test_no_figure_that_comes_later_changes_what_was_decided(
    listed: list[Condition], needed: Decimal, later: Decimal
) -> None:
    first = gate(conditions=listed, needed=needed)
    if not isinstance(first, Unscored):
        filled: list[Condition] = [{**one, "value": later if one["value"] is None else one["value"]} for one in listed]
        assert type(gate(conditions=filled, needed=needed)) is type(first)
