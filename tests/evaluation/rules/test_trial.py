"""The same figures judged by two schemes, side by side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from msgspec import structs

from evaluation.rules.rater import Mark
from evaluation.rules.scheme import Group
from evaluation.rules.scoring import evaluate
from evaluation.rules.trial import fitting, reweighted, side_by_side, with_full_marks
from tests.evaluation.rules.builders import figure, figures, scheme, unit


def three():
    return figures(
        ferrous=unit("黑色金属", contracts=figure("18"), funds=figure("18"), loans="9"),
        health=unit("大健康", contracts=figure("9"), funds=figure("9"), loans="8"),
        food=unit("农副产品加工", contracts=figure("2"), funds=figure("2"), loans="7"),
    )


def test_other_points_for_an_item_and_for_none_else():
    found = reweighted(scheme(), {"contracts": Decimal(10), "gone": Decimal(5)})
    before = {item.code: item.weight for item in scheme().leaves()}
    assert {item.code: item.weight for item in found.leaves()} == {**before, "contracts": Decimal(10)}
    assert reweighted(scheme(), {}) == scheme()


def test_points_that_differ_change_in_proportion():
    held = scheme()
    contracts = next(item for item in held.leaves() if item.code == "contracts")
    own = replace(contracts, weights={"health": Decimal(20)})
    group = replace(held.items[0], items=(own, *held.items[0].items[1:]))
    found = reweighted(replace(held, items=(group, *held.items[1:])), {"contracts": contracts.weight / 2})
    assert found.items[0].items[0].weights == {"health": Decimal(10)}


def test_side_by_side_by_the_new_places_with_what_each_gained():
    """Who signed more falls by nine points, who brought in more climbs, where the two items change their weights."""
    given = figures(
        ferrous=unit("黑色金属", contracts=figure("18"), funds=figure("9"), loans="9"),
        health=unit("大健康", contracts=figure("9"), funds=figure("18"), loans="9"),
        food=unit("农副产品加工", contracts=figure("2"), funds=figure("2"), loans="7"),
    )
    turned = reweighted(scheme(), {"contracts": Decimal(20), "funds": Decimal(40)})
    rows = side_by_side(evaluate(scheme=scheme(), figures=given), evaluate(scheme=turned, figures=given))
    assert [(row.unit, row.climbed, row.fallen, row.difference) for row in rows] == [
        ("health", 1, -1, Decimal(9)),
        ("ferrous", -1, 1, Decimal(-9)),
        ("food", 0, 0, Decimal(0)),
    ]


def test_a_place_among_others_is_left_out_and_one_of_which_nothing_more_is_known_is_not():
    now = replace(scheme(), groups=(Group("heavy", "重工业组", ("ferrous", "health")),))
    were = {"ferrous": "重工业组", "health": "", "food": "轻工业组"}
    given = three()
    units = {
        code: structs.replace(one, previous_place=2, previous_group=were[code]) for code, one in given.units.items()
    }
    apart = fitting(structs.replace(given, units=units), now)
    assert {code: one.previous_place for code, one in apart.units.items()} == {
        "ferrous": 2,
        "health": None,
        "food": None,
    }
    unknown = {code: structs.replace(one, previous_place=2) for code, one in given.units.items()}
    assert {one.previous_place for one in fitting(structs.replace(given, units=unknown), now).units.values()} == {2}


def test_a_unit_that_one_scheme_does_not_judge():
    new = evaluate(scheme=scheme(), figures=three())
    less = replace(scheme(), units={"ferrous": "黑色金属"})
    old = evaluate(scheme=less, figures=fitting(three(), less))
    rows = {row.unit: row for row in side_by_side(new, old)}
    assert rows["health"].new is None
    assert (rows["health"].climbed, rows["health"].difference) == (None, None)
    assert all(row.old is None for row in side_by_side(None, new))


def test_marks_and_entries_of_other_items_are_left_aside():
    kept = fitting(three(), scheme())
    assert kept.units["ferrous"].marks == three().units["ferrous"].marks
    body = replace(scheme(), items=scheme().items[:1])
    assert fitting(three(), body).units["ferrous"].marks == {}


def unmarked(code="food"):
    held = three()
    return structs.replace(
        held,
        units={
            name: structs.replace(one, marks={}) if name == code or code == "all" else one
            for name, one in held.units.items()
        },
    )


def test_an_item_that_nobody_has_marked_has_full_marks_for_all_and_is_named():
    figures, titles = with_full_marks(unmarked("all"), scheme())
    result = evaluate(scheme=scheme(), figures=figures)
    assert titles == ("工作评议",)
    assert {one.line("work").points for one in result.units} == {Decimal(10)}
    assert sorted(one.place for one in result.units) == [1, 2, 3]


def test_where_somebody_has_marked_one_that_is_missing_stays_so():
    figures = unmarked("food")
    assert with_full_marks(figures, scheme()) == (figures, ())
    assert evaluate(scheme=scheme(), figures=figures).unit("food").place is None


def test_marks_of_raters_whom_the_item_does_not_name_are_no_marks_of_it():
    strange = unmarked("all")
    other = {"work": (Mark("gone", Decimal(1)),)}
    strange = structs.replace(
        strange, units={name: structs.replace(one, marks=other) for name, one in strange.units.items()}
    )
    figures, titles = with_full_marks(strange, scheme())
    assert titles == ("工作评议",)
    assert evaluate(scheme=scheme(), figures=figures).unit("food").line("work").points == 10
