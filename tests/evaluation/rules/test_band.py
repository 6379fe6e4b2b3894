"""Properties; the examples are the table in docs/schemes.md."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.band import Band, band
from evaluation.rules.outcome import Scored
from tests.evaluation.rules.strategies import amounts, values, weights


@st.composite
def grades(draw: st.DrawFn) -> list[Band]:
    """Bands from the best downwards, as a scheme must have them."""
    limits = sorted(draw(st.lists(values, min_size=1, max_size=5, unique=True)), reverse=True)
    shares = sorted(
        draw(st.lists(st.decimals(0, 1, places=2), min_size=len(limits), max_size=len(limits))), reverse=True
    )
    rows = zip(limits, shares, strict=True)
    return [{"label": str(at), "from": limit, "share": share} for at, (limit, share) in enumerate(rows)]


def scored(**arguments: object) -> Decimal:
    outcome = band(**arguments)  # type: ignore[arg-type]
    assert isinstance(outcome, Scored)
    return outcome.points


@given(weight=weights, value=values, bands=grades(), boundary=st.sampled_from(["better", "worse"]))
def test_it_is_one_of_the_shares_and_the_order_of_bands_does_not_matter(
    weight: Decimal, value: Decimal, bands: list[Band], boundary: str
) -> None:
    earned = scored(weight=weight, value=value, bands=bands, boundary=boundary)
    assert earned in {Decimal(0), *(weight * one["share"] for one in bands)}
    assert earned == scored(weight=weight, value=value, bands=bands[::-1], boundary=boundary)


@given(weight=weights, value=values, more=amounts, bands=grades(), boundary=st.sampled_from(["better", "worse"]))
def test_more_is_never_less(weight: Decimal, value: Decimal, more: Decimal, bands: list[Band], boundary: str) -> None:
    settings = {"weight": weight, "bands": bands, "boundary": boundary}
    assert scored(value=value, **settings) <= scored(value=value + more, **settings)


@given(weight=weights, bands=grades())
def test_a_limit_belongs_to_the_side_that_the_scheme_says(weight: Decimal, bands: list[Band]) -> None:
    for at, one in enumerate(bands):
        assert scored(weight=weight, value=one["from"], bands=bands) == weight * one["share"]
        below = weight * bands[at + 1]["share"] if at + 1 < len(bands) else 0
        assert scored(weight=weight, value=one["from"], bands=bands, boundary="worse") == below


@given(value=values, bands=grades(), boundary=st.sampled_from(["better", "worse"]))
def test_the_other_direction_is_the_mirror(value: Decimal, bands: list[Band], boundary: str) -> None:
    mirrored = [{**one, "from": -(one["from"] or Decimal(0))} for one in bands]
    up = scored(weight=Decimal(10), value=value, bands=bands, boundary=boundary)
    assert up == scored(weight=Decimal(10), value=-value, bands=mirrored, boundary=boundary, better="lower")
