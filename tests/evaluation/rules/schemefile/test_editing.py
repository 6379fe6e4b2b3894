"""Items added, moved, taken out and changed in a document; what was typed stands in it, right or wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evaluation.rules.errors import SchemeErrors
from evaluation.rules.schemefile.editing import (
    added,
    as_typed,
    blank,
    changed,
    moved,
    number,
    path_of,
    removed,
    row_at,
    rows,
    spelled,
)
from evaluation.rules.schemefile.items import Place
from evaluation.rules.schemefile.parsing import load, parse_scheme
from evaluation.rules.schemefile.writing import write
from tests.evaluation.rules.builders import BODY, HEAD

DOCUMENT = load(HEAD + BODY)


def codes(document):
    return [(spelled(row.path), row.item.get("code")) for row in rows(document)]


def test_every_item_has_its_path_and_its_depth():
    listed = list(rows(DOCUMENT))
    assert spelled(listed[0].path) == "items.0"
    assert [(row.depth, row.is_group) for row in listed[:3]] == [(0, True), (1, False), (1, False)]
    assert {row.place for row in listed} >= {Place.BASE, Place.BONUS}
    assert all(row_at(DOCUMENT, path_of(row.name)) == row for row in listed)


def test_from_nothing_to_a_scheme_that_can_be_used():
    document = blank(code="new", title="新办法", year=2024, units={"ferrous": "黑色金属"})
    with pytest.raises(SchemeErrors) as wrong:
        parse_scheme(write(document))
    assert "没有评价项目" in str(wrong.value)
    document, group = added(document, place=Place.BASE, group=True)
    document, item = added(document, place=Place.BASE, within=group)
    document, bonus = added(document, place=Place.BONUS)
    document, gate = added(document, place=Place.GATE)
    assert codes(document) == [
        ("items.0", "group-1"),
        ("items.0.items.0", "item-1"),
        ("bonus.items.0", "bonus-1"),
        ("gates.0", "gate-1"),
    ]
    document = changed(
        document,
        {
            **{(*path, "title"): "某项" for path in (group, item, bonus, gate)},
            (*item, "weight"): number("100"),
            (*item, "indicator"): "investment",
        },
    )
    scheme = parse_scheme(write(document))
    assert [(leaf.code, leaf.weight) for leaf in scheme.leaves()] == [("item-1", Decimal(100))]


def test_errors_name_the_field_they_belong_to():
    document = changed(DOCUMENT, {("items", 1, "weight"): number("三十"), ("items", 0, "items", 0, "rule"): "ratio"})
    with pytest.raises(SchemeErrors) as wrong:
        parse_scheme(write(document))
    at = {spelled(error.path): error.message for error in wrong.value.errors}
    assert "应是数" in at["items.1.weight"]
    assert "没有「ratio」" in at["items.0.items.0.rule"]


def test_weights_that_do_not_add_up_are_told_at_the_group():
    document = changed(DOCUMENT, {("items", 0, "items", 0, "weight"): 41})
    with pytest.raises(SchemeErrors) as wrong:
        parse_scheme(write(document))
    assert {spelled(error.path) for error in wrong.value.errors} == {"", "items.0.weight"}


def test_items_change_places_and_stay_within_their_group():
    assert codes(moved(DOCUMENT, ("items", 0, "items", 1), down=False))[1:3] == [
        ("items.0.items.0", "funds"),
        ("items.0.items.1", "contracts"),
    ]
    assert moved(DOCUMENT, ("items", 0), down=False) == DOCUMENT
    assert len(codes(removed(DOCUMENT, ("items", 0)))) == len(codes(DOCUMENT)) - 3
    with pytest.raises(KeyError):
        removed(DOCUMENT, ("items", 99))


def test_a_part_goes_with_its_last_item_and_stays_with_its_cap():
    document, gate = added(blank(code="new", title="新办法", year=2024, units={}), place=Place.GATE)
    document, bonus = added(document, place=Place.BONUS)
    document, base = added(document, place=Place.BASE)
    assert "gates" not in removed(document, gate)
    assert "bonus" not in removed(document, bonus)
    capped = removed(changed(document, {("bonus", "cap"): 5}), bonus)
    assert capped["bonus"] == {"cap": 5, "items": []}
    assert removed(document, base)["items"] == []


def test_nothing_is_added_within_what_is_not_there():
    with pytest.raises(KeyError):
        added(DOCUMENT, place=Place.BASE, within=("items", 99))


def test_the_document_one_had_stays_as_it_was():
    before = write(DOCUMENT)
    changed(DOCUMENT, {("items", 0, "title"): "别的", ("bonus", "cap"): None})
    removed(DOCUMENT, ("items", 0))
    assert write(DOCUMENT) == before


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("", None, ""),
        (" 12 ", 12, "12"),
        ("0.50", Decimal("0.50"), "0.50"),
        ("-3", -3, "-3"),
        ("1,000", 1000, "1000"),
        ("１，０００", 1000, "1000"),
        ("12，345.5", Decimal("12345.5"), "12345.5"),
        ("1,00", "1,00", "1,00"),
        ("十二", "十二", "十二"),
        ("1e9", "1e9", "1e9"),
        ("9" * 30, "9" * 30, "9" * 30),
    ],
)
def test_what_is_typed_is_kept_exactly(typed, value, shown):
    assert number(typed) == value
    assert as_typed(number(typed)) == shown


def test_fields_are_shown_as_they_would_be_typed():
    assert as_typed(["ferrous", "@flagship"]) == "ferrous、@flagship"
    assert as_typed(True) == "true"


def test_s19_a_place_of_many_digits_stands_for_none():
    name = "items." + "9" * 5000
    assert row_at(DOCUMENT, path_of(name)) is None


def test_a_code_that_is_no_text_stands_in_nobodys_way():
    document, path = added(load(HEAD + "[[items]]\ncode = [1]\n"), place=Place.BASE)
    assert row_at(document, path).item["code"] == "item-1"
