"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.arithmetic import settle
from evaluation.rules.composite import Share, composite
from evaluation.rules.outcome import Scored
from tests.evaluation.rules.strategies import weights


@st.composite
def shares(draw: st.DrawFn) -> Share:
    full = draw(weights)
    rate = draw(st.decimals(0, 1, places=2))
    return Share(draw(st.sampled_from(["甲", "乙"])), full, rate * full)


several = st.lists(shares(), min_size=1, max_size=5)
ways = st.sampled_from(["share", "sum", "product", "average", "highest", "lowest"])


def scored(parts: list[Share], **settings: object) -> Decimal:
    outcome = composite(parts=parts, **settings)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return outcome.points


@given(weight=weights, parts=several, method=ways)
def test_the_cap_holds_and_the_order_of_parts_does_not_matter(weight: Decimal, parts: list[Share], method: str) -> None:
    earned = scored(parts, weight=weight, method=method)
    assert 0 <= earned <= weight
    assert settle(earned) == settle(scored(parts[::-1], weight=weight, method=method))


@given(weight=weights, parts=several, method=ways)
def test_a_part_with_full_marks_never_makes_it_less(weight: Decimal, parts: list[Share], method: str) -> None:
    better = [Share(parts[0].label, parts[0].full, parts[0].full), *parts[1:]]
    assert scored(parts, weight=weight, method=method) <= scored(better, weight=weight, method=method)


@given(weight=weights, parts=several, times=st.integers(2, 100), method=ways.filter(lambda method: method != "sum"))
def test_only_the_proportion_of_the_parts_weights_matters(
    weight: Decimal, parts: list[Share], times: int, method: str
) -> None:
    larger = [Share(one.label, one.full * times, (one.points or 0) * times) for one in parts]
    small = scored(parts, weight=weight, method=method)
    assert settle(small) == settle(scored(larger, weight=weight, method=method))


@given(weight=weights, parts=several, method=ways)
def test_what_does_not_apply_is_as_if_it_were_not_there(weight: Decimal, parts: list[Share], method: str) -> None:
    more = [*parts, Share("丙", Decimal(10), None, "不适用", applies=False)]
    assert scored(parts, weight=weight, method=method) == scored(more, weight=weight, method=method)
