"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.arithmetic import settle
from evaluation.rules.outcome import Scored
from evaluation.rules.rater import RULE, Mark, Rater, rater
from tests.evaluation.rules.strategies import weights

marks = st.lists(
    st.builds(Mark, rater=st.sampled_from(["a", "b"]), value=st.decimals(min_value=0, max_value=100, places=1)),
    min_size=1,
    max_size=6,
)
RATERS = [Rater(code="a", label="甲", weight=Decimal(70)), Rater(code="b", label="乙", weight=Decimal(30))]


def scored(**arguments: object) -> Decimal:
    outcome = rater(**arguments)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return settle(outcome.points)


@given(weight=weights, marks=marks)
def test_marks_within_the_limits_earn_at_most_the_weight(weight: Decimal, marks: list[Mark]) -> None:
    for missing in ("share", "zero"):
        assert 0 <= scored(weight=weight, marks=marks, raters=RATERS, missing=missing) <= weight
    assert 0 <= scored(weight=weight, marks=marks, method="average") <= weight


@given(weight=weights, marks=marks)
def test_the_order_of_marks_does_not_matter(weight: Decimal, marks: list[Mark]) -> None:
    turned = marks[::-1]
    same = {"weight": weight, "raters": RATERS, "missing": "share"}
    assert rater(marks=marks, **same) == rater(marks=turned, **same)  # type: ignore[arg-type]
    assert rater(weight=weight, marks=marks, method="average") == rater(weight=weight, marks=turned, method="average")


@given(weight=weights, marks=marks)
def test_a_rater_left_out_is_never_worse_than_a_zero(weight: Decimal, marks: list[Mark]) -> None:
    zero = scored(weight=weight, marks=marks, raters=RATERS, missing="zero")
    assert zero <= scored(weight=weight, marks=marks, raters=RATERS, missing="share")


def test_raters_that_have_no_code_yet_have_not_the_same_one() -> None:
    raters = [{"code": "", "label": label, "weight": Decimal(1)} for label in ("链长办", "评议组")]
    assert RULE.check is not None
    assert RULE.check({"raters": raters, "method": "weighted"}, frozenset()) == []
    same = [{**one, "code": "office"} for one in raters]
    assert "相同" in RULE.check({"raters": same, "method": "weighted"}, frozenset())[0].message
