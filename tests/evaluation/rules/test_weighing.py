"""Under other weights the totals and places are those that a scheme with these weights would give."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.rules.figures import Figures, Unit
from evaluation.rules.scheme import Item, Missing, Scheme
from evaluation.rules.scoring import FiguresError, evaluate
from evaluation.rules.weighing import TENTH, Weighing
from tests.evaluation.rules.builders import figure, figures, scheme, unit
from tests.evaluation.rules.test_whole_family import SCHEME as WHOLE
from tests.evaluation.rules.test_whole_family import cities

SCHEME = replace(WHOLE, missing=Missing.ZERO)
FACTORS = (Decimal("0.9"), Decimal("1.1"), Decimal("0.5"))


def with_weight(whole: Scheme, code: str, factor: Decimal) -> Scheme:
    """The scheme as it would be if somebody had written that weight."""

    def item(one: Item) -> Item:
        inner = one.items if one.rule else tuple(map(item, one.items))
        if one.code != code:
            return replace(one, items=inner)
        weights = {name: weight * factor for name, weight in one.weights.items()}
        return replace(one, weight=one.weight * factor, weights=weights, items=inner)

    return replace(whole, items=tuple(map(item, whole.items)))


def places(whole: Scheme, given_: Figures) -> dict[str, int]:
    return {one.unit: one.place for one in evaluate(scheme=whole, figures=given_).units if one.place is not None}


@given(cities, st.sampled_from([leaf.code for leaf in SCHEME.leaves()]), st.sampled_from(FACTORS))
@settings(max_examples=40, deadline=None)
def test_whatever_the_rules_another_weight_gives_the_places_a_run_would_give(city, code, factor):
    given_ = Figures(period="2024", units=city)
    told = Weighing(scheme=SCHEME, figures=given_).places({code: factor})
    assert told == places(with_weight(SCHEME, code, factor), given_)


@pytest.mark.parametrize("code", ["contracts", "funds", "loans", "work"])
def test_where_an_item_does_not_apply_its_weight_is_shared_out_anew(code):
    given_ = figures(new=unit("新能源", contracts=figure("9", applicable=False), funds=figure("11"), loans="7"))
    sharing = replace(scheme(), units={**scheme().units, "new": "新能源"})
    told = Weighing(scheme=sharing, figures=given_)
    for factor in FACTORS:
        assert told.places({code: factor}) == places(with_weight(sharing, code, factor), given_)


def test_its_result_is_that_of_the_evaluation():
    assert Weighing(scheme=scheme(), figures=figures()).result == evaluate(scheme=scheme(), figures=figures())


def test_how_firm_a_place_is_and_what_moves_it():
    close = figures(health=unit("大健康", contracts=figure("19"), funds=figure("12"), loans="8.1"))
    listed = Weighing(scheme=scheme(), figures=close).firmness(TENTH)
    assert [one.place for one in listed] == [1, 2, 3]
    first, second, last = listed
    assert first.above is None
    assert first.below == second.above
    assert last.below is None
    for one in listed:
        assert one.best <= one.place <= one.worst
        assert one.is_firm == (not one.swings)
        assert all(swing.place != one.place and abs(swing.share) == TENTH for swing in one.swings)
    assert last.is_firm, "food is far behind"


def test_who_has_no_place_has_none_to_be_moved_from():
    lacking = figures(health=unit("大健康", contracts=None, funds=figure("20"), loans="10"))
    assert {one.unit for one in Weighing(scheme=scheme(), figures=lacking).firmness()} == {"ferrous", "food"}


def test_figures_that_do_not_fit_are_refused_as_in_a_run():
    strange = figures(gone=Unit(name="没有的链"))
    with pytest.raises(FiguresError):
        Weighing(scheme=scheme(), figures=strange)
