"""Under other weights the totals and places are those that a scheme with these weights would give."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.rules.figures import Figure, Figures, Unit
from evaluation.rules.scheme import Item, Missing, Scheme
from evaluation.rules.scoring import FiguresError, evaluate
from evaluation.rules.weighing import TENTH, Weighing
from tests.evaluation.rules.builders import figure, figures, scheme, unit
from tests.evaluation.rules.test_whole_family import SCHEME as WHOLE
from tests.evaluation.rules.test_whole_family import cities

SCHEME = replace(WHOLE, missing=Missing.ZERO)
SHARES = (-TENTH, TENTH, Decimal("-0.5"))


def with_weight(whole: Scheme, given_: Figures, code: str, share: Decimal) -> Scheme:
    """The scheme as it would be if somebody had written that weight, and made room for it in every unit."""
    leaves = list(whole.leaves())
    own: dict[str, dict[str, Decimal]] = {leaf.code: {} for leaf in leaves}
    for unit_ in {**whole.units, **given_.units}:
        held = {leaf.code: whole.weight(item=leaf, unit=unit_) for leaf in leaves}
        others = sum(held.values()) - held[code]
        change = held[code] * share if others else Decimal(0)
        for name, weight in held.items():
            own[name][unit_] = weight + change if name == code else weight - change * weight / others

    def item(one: Item) -> Item:
        if one.rule:
            return replace(one, weights=own[one.code])
        return replace(one, items=tuple(map(item, one.items)))

    return replace(whole, items=tuple(map(item, whole.items)))


def places(whole: Scheme, given_: Figures) -> dict[str, int]:
    return {one.unit: one.place for one in evaluate(scheme=whole, figures=given_).units if one.place is not None}


@given(cities, st.sampled_from([leaf.code for leaf in SCHEME.leaves()]), st.sampled_from(SHARES))
@settings(max_examples=40, deadline=None)
def test_whatever_the_rules_another_weight_gives_the_places_a_run_would_give(city, code, share):
    given_ = Figures(period="2024", units=city)
    told = Weighing(scheme=SCHEME, figures=given_).places(item=code, share=share)
    assert told == places(with_weight(SCHEME, given_, code, share), given_)


@pytest.mark.parametrize("code", ["contracts", "funds", "loans", "work"])
def test_where_an_item_does_not_apply_its_weight_is_shared_out_anew(code):
    given_ = figures(new=unit("新能源", contracts=figure("9", applicable=False), funds=figure("11"), loans="7"))
    sharing = replace(scheme(), units={**scheme().units, "new": "新能源"})
    told = Weighing(scheme=sharing, figures=given_)
    for share in SHARES:
        assert told.places(item=code, share=share) == places(with_weight(sharing, given_, code, share), given_)


OWN = """
[units]
ferrous = "黑色金属"
health = "大健康"

[[items]]
code = "contracts"
title = "合同金额"
weight = 100
weights = { ferrous = 88 }
rule = "proportion"
indicator = "contracts"
against = "time_progress"

[[items]]
code = "cluster"
title = "产业集群"
weight = 0
weights = { ferrous = 12 }
applies_to = ["ferrous"]
rule = "binary"
indicator = "cluster"
"""


def of_its_own(contracts: str, others: str) -> Weighing:
    """The figures of a chain that did all in the item that it alone has, and of one that has no such item."""
    own = Unit(name="黑色金属", figures={"contracts": figure(contracts), "cluster": Figure(value=Decimal(1))})
    other = Unit(name="大健康", figures={"contracts": figure(others)})
    listed = Figures(period="2024Q2", units={"ferrous": own, "health": other})
    return Weighing(scheme=scheme(body=OWN), figures=listed)


def test_what_one_chain_alone_is_judged_by_gives_it_no_more_than_full_marks():
    """Raised by itself the weight would give the chain 101.2 points out of 100, lowered 98.8."""
    first, second = of_its_own("20", "19.9").firmness(TENTH)
    assert (first.unit, first.is_firm, second.is_firm) == ("ferrous", True, True)


def test_what_one_chain_alone_is_judged_by_moves_it_by_what_the_others_make_way():
    """88 × 95.5% + 12 = 96.04, of a weight of 10.8 instead of 12: 95.986; the other chain has 96."""
    first, second = of_its_own("19.1", "19.2").firmness(TENTH)
    assert [(swing.item, swing.share, swing.place) for swing in first.swings] == [
        ("contracts", TENTH, 2),
        ("cluster", -TENTH, 2),
    ]
    assert (second.unit, second.best, second.worst) == ("health", 1, 2)


def test_a_weight_takes_no_more_than_the_others_have():
    """95 a tenth heavier takes the other 5 and no more: who has nothing in these is then level, not ahead."""
    items = [
        replace(one, weight=weight, weights={}, applies_to=())
        for one, weight in zip(scheme(body=OWN).items, (Decimal(95), Decimal(5)), strict=True)
    ]
    without, with_it = (
        Unit(name=name, figures={"contracts": figure("20"), "cluster": Figure(value=Decimal(number))})
        for name, number in (("黑色金属", 0), ("大健康", 1))
    )
    listed = Figures(period="2024Q2", units={"ferrous": without, "health": with_it})
    told = Weighing(scheme=replace(scheme(body=OWN), items=tuple(items)), figures=listed)
    assert told.places(item="cluster", share=TENTH) == {"ferrous": 2, "health": 1}
    assert told.places(item="contracts", share=TENTH) == {"ferrous": 1, "health": 1}


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
