"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.arithmetic import settle
from evaluation.rules.coefficient import Kind, coefficient
from evaluation.rules.outcome import Scored
from evaluation.rules.proportion import proportion
from tests.evaluation.rules.strategies import amounts, positive, weights

kinds = st.lists(
    st.builds(
        Kind,
        label=st.sampled_from(["制造业", "省内"]),
        coefficient=st.decimals(0, 2, places=1),
        count=st.integers(0, 1000).map(Decimal),
    ),
    min_size=1,
    max_size=4,
)


def scored(**arguments: object) -> Decimal:
    outcome = coefficient(**arguments)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return outcome.points


@given(weight=weights, kinds=kinds, target=positive)
def test_the_cap_holds_and_the_order_of_kinds_does_not_matter(
    weight: Decimal, kinds: list[Kind], target: Decimal
) -> None:
    for settings in ({"target": target}, {"points_each": Decimal(2)}):
        earned = scored(weight=weight, kinds=kinds, **settings)
        assert 0 <= earned <= weight
        assert settle(earned) == settle(scored(weight=weight, kinds=kinds[::-1], **settings))


@given(weight=weights, kinds=kinds, more=st.integers(0, 100), target=positive)
def test_more_is_never_less(weight: Decimal, kinds: list[Kind], more: int, target: Decimal) -> None:
    grown: list[Kind] = [{**kinds[0], "count": kinds[0]["count"] + more}, *kinds[1:]]
    settings = {"weight": weight, "target": target, "cap": None}
    assert scored(kinds=kinds, **settings) <= scored(kinds=grown, **settings)


@given(weight=weights, done=amounts, target=positive)
def test_with_a_coefficient_of_one_it_is_the_proportion(weight: Decimal, done: Decimal, target: Decimal) -> None:
    plainly = proportion(weight=weight, done=done, target=target)
    assert isinstance(plainly, Scored)
    only: list[Kind] = [{"label": "全部", "coefficient": Decimal(1), "count": done}]
    assert scored(weight=weight, kinds=only, target=target) == plainly.points
