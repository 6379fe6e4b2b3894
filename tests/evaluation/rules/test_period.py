"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.arithmetic import settle
from evaluation.rules.outcome import Scored
from evaluation.rules.period import Part, period
from tests.evaluation.rules.strategies import weights

scores = st.decimals(min_value=0, max_value=100, places=2)
quarters = st.builds(Part, label=st.just("某季度"), score=scores, share=st.integers(1, 100).map(Decimal))
parts = st.lists(quarters, min_size=1, max_size=4)
ways = st.sampled_from(["weighted", "best", "last"])


def scored(given_to: list[Part], **settings: object) -> Decimal:
    outcome = period(parts=given_to, **settings)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return outcome.points


@given(weight=weights, listed=parts, method=ways)
def test_it_lies_between_the_worst_and_the_best_period(weight: Decimal, listed: list[Part], method: str) -> None:
    all_of = [weight * (one["score"] or 0) / 100 for one in listed]
    assert settle(min(all_of)) <= settle(scored(listed, weight=weight, method=method)) <= settle(max(all_of))


@given(weight=weights, listed=parts)
def test_the_order_of_periods_does_not_matter_but_for_the_last(weight: Decimal, listed: list[Part]) -> None:
    for method in ("weighted", "best"):
        straight = scored(listed, weight=weight, method=method)
        assert settle(straight) == settle(scored(listed[::-1], weight=weight, method=method))
    assert scored(listed, weight=weight, method="last") == weight * (listed[-1]["score"] or 0) / 100


@given(weight=weights, listed=parts, more=scores, method=ways)
def test_a_better_period_is_never_worse(weight: Decimal, listed: list[Part], more: Decimal, method: str) -> None:
    better: list[Part] = [{**listed[0], "score": (listed[0]["score"] or 0) + more}, *listed[1:]]
    assert scored(listed, weight=weight, method=method) <= scored(better, weight=weight, method=method)


@given(weight=weights, listed=parts, times=st.integers(2, 100))
def test_only_the_proportion_of_the_shares_matters(weight: Decimal, listed: list[Part], times: int) -> None:
    larger: list[Part] = [{**one, "share": one["share"] * times} for one in listed]
    assert settle(scored(listed, weight=weight)) == settle(scored(larger, weight=weight))
