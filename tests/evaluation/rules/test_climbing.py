"""What a unit would need to climb a place: every figure that is told does lift it when it is put in."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dispatch.rules.measure import Measure
from evaluation.rules import weighing
from evaluation.rules.climbing import HALVINGS, ways
from evaluation.rules.figures import Figure, Figures, Unit
from evaluation.rules.scheme import Missing
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.scoring import evaluate
from evaluation.rules.weighing import MOST_JUDGEMENTS, TooMuch, Weighing
from tests.evaluation.rules.builders import BODY, FACTS, HEAD, figure, figures, scheme, unit
from tests.evaluation.rules.test_whole_family import SCHEME as WHOLE
from tests.evaluation.rules.test_whole_family import cities

SCHEME = dataclasses.replace(WHOLE, missing=Missing.ZERO)


def with_reading(given_: Figures, unit_: str, indicator: str, value: Decimal) -> Figures:
    own = given_.units[unit_]
    held = own.figures[indicator]
    changed = replace(held, **{"value" if held.cumulative is None else "cumulative": value})
    return replace(given_, units={**given_.units, unit_: replace(own, figures={**own.figures, indicator: changed})})


@given(cities, st.sampled_from("abcde"))
@settings(max_examples=10, deadline=None)
def test_every_way_that_is_told_leads_there(city, of):
    given_ = Figures(period="2024", units=city)
    city_weighed = Weighing(scheme=SCHEME, figures=given_)
    for way in ways(city_weighed, of):
        if way.needed is not None:
            tried = evaluate(scheme=SCHEME, figures=with_reading(given_, of, way.indicator, way.needed))
            assert tried.unit(of).place == way.place < city_weighed.own[of].place


CLOSE = figures(food=unit("农副产品加工", contracts=figure("9"), funds=figure("18"), loans="9"))


def test_the_shortest_way_is_told_first_and_is_not_longer_than_needed():
    listed = ways(Weighing(scheme=scheme(), figures=CLOSE), "food")
    told = [way for way in listed if way.needed is not None]
    assert {way.item for way in told} >= {"contracts", "loans"}
    assert listed[: len(told)] == told
    for way in told:
        short = way.now + way.more * Decimal("0.98")
        tried = evaluate(scheme=scheme(), figures=with_reading(CLOSE, "food", way.indicator, short))
        assert tried.unit("food").place == 3


def test_the_first_has_nothing_to_climb_and_marks_cannot_be_asked():
    usual = Weighing(scheme=scheme(), figures=figures())
    first = usual.result.ranking()[0].unit
    assert all(way.needed is None for way in ways(usual, first))
    work = next(way for way in ways(usual, "food") if way.item == "work")
    assert (work.indicator, work.now, work.room) == ("", None, Decimal(1))
    assert work.short is None, "one point is not enough"


def test_marks_that_would_do_are_told_in_points():
    close = Weighing(
        scheme=scheme(),
        figures=figures(food=unit("农副产品加工", contracts=figure("12.8"), funds=figure("18"), loans="9")),
    )
    assert close.own["ferrous"].total - close.own["food"].total == Decimal("0.4")
    work = next(way for way in ways(close, "food") if way.item == "work")
    assert (work.room, work.needed, work.short, work.place) == (Decimal(1), None, Decimal("0.41"), 2)


def test_a_unit_without_a_place_is_told_nothing():
    lacking = figures(food=unit("农副产品加工", contracts=None, funds=figure("5"), loans="6"))
    assert ways(Weighing(scheme=scheme(), figures=lacking), "food") == []


def test_a_figure_that_is_counted_is_told_as_a_whole_number():
    whole = replace(FACTS["contracts"], measure=Measure(decimals=0))
    counted = replace(CLOSE, indicators={**FACTS, "contracts": whole})
    way = next(way for way in ways(Weighing(scheme=scheme(), figures=counted), "food") if way.item == "contracts")
    assert way.needed == way.needed.to_integral_value()
    tried = evaluate(scheme=scheme(), figures=with_reading(CLOSE, "food", "contracts", way.needed))
    assert tried.unit("food").place == way.place < 3


def compared(items: int, units: int = 12, rule: str = '"efficacy"') -> Weighing:
    """So many items that all compare the units by the same figure."""
    text = "\n".join(
        f'[[items]]\ncode = "item-{n}"\ntitle = "第{n}项"\nweight = {Decimal(100) / items}\n'
        f'rule = {rule}\nindicator = "growth"\n'
        for n in range(items)
    )
    given_ = {f"unit-{n}": Unit(name=f"第{n}条", figures={"growth": Figure(value=Decimal(n))}) for n in range(units)}
    return Weighing(scheme=parse_scheme(HEAD + text), figures=Figures(period="2024Q1", units=given_))


def test_S19_a_figure_is_looked_for_once_however_many_items_ask_for_it():
    few, many = compared(25), compared(100)
    assert [way.place for way in ways(few, "unit-1")] == [10] * 25
    assert [way.place for way in ways(many, "unit-1")] == [10] * 100
    assert few.judgements <= 25 * 12 * (HALVINGS + 4)
    assert many.judgements == 4 * few.judgements < MOST_JUDGEMENTS


def test_S19_the_looking_ends_where_it_would_take_too_long(monkeypatch):
    monkeypatch.setattr(weighing, "MOST_JUDGEMENTS", 500)
    found = compared(25)
    assert {(way.needed, way.unknown) for way in ways(found, "unit-1")} == {(None, True)}
    assert found.judgements <= 500
    ranked = compared(25, rule='"rank"\ndrop = 1')
    with pytest.raises(TooMuch):
        ranked.firmness()
    assert ranked.judgements <= 500


def test_S19_rules_that_scale_are_not_asked_again_for_another_weight():
    found = compared(25)
    assert found.firmness()
    assert found.judgements == 0


BESIDE = {
    "bonus": """
[[bonus.items]]
code = "more"
title = "超额"
rule = "proportion"
indicator = "contracts"
weight = 5
""",
    "gate": """
[[gates]]
code = "bound"
title = "贷款过快"
conditions = [{ label = "增幅", value = "loans.actual", above = 10.5 }]
""",
}


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
def test_what_stands_beside_the_base_is_judged_again_too(beside):
    found = parse_scheme(HEAD + BODY + beside)
    listed = ways(Weighing(scheme=found, figures=CLOSE), "food")
    assert any(way.needed is not None for way in listed)
    for way in listed:
        if way.needed is not None:
            tried = evaluate(scheme=found, figures=with_reading(CLOSE, "food", way.indicator, way.needed))
            assert tried.unit("food").place == way.place < 3
