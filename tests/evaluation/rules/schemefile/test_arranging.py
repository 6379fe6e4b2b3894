"""What the buttons and forms of a scheme do to its document."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evaluation.rules.schemefile.arranging import arranged, of_its_rule, rule_of, with_points
from evaluation.rules.schemefile.editing import changed, path_of, row_at, rows, spelled
from evaluation.rules.schemefile.items import Place
from evaluation.rules.schemefile.parsing import load
from tests.evaluation.rules.builders import BODY, HEAD

DOCUMENT = load(HEAD + BODY)


def codes(document):
    return [row.item.get("code") for row in rows(document)]


def item(document, code):
    return next(row for row in rows(document) if row.item.get("code") == code)


def test_items_are_added_to_a_part_and_to_a_group():
    document, at = arranged(DOCUMENT, f"add:{Place.BASE}")
    assert row_at(document, at).depth == 0
    document, at = arranged(DOCUMENT, f"add:{Place.GATE}")
    assert row_at(document, at).place is Place.GATE
    group = item(DOCUMENT, "contracts").path[:2]
    document, at = arranged(DOCUMENT, f"add:{spelled(group)}")
    assert at[:2] == group
    document, at = arranged(DOCUMENT, f"group:{Place.BASE}")
    assert row_at(document, at).is_group


def test_items_are_moved_and_taken_out():
    contracts = item(DOCUMENT, "contracts")
    down, at = arranged(DOCUMENT, f"down:{contracts.name}")
    assert at == ()
    assert codes(down)[1:3] == ["funds", "contracts"]
    assert arranged(down, f"up:{spelled(item(down, 'contracts').path)}")[0] == DOCUMENT
    assert "contracts" not in codes(arranged(DOCUMENT, f"remove:{contracts.name}")[0])


@pytest.mark.parametrize(
    "do", ["", "down", "remove:", "up:items.99", "add:elsewhere", "boil:items.0", "down:items.0.title"]
)
def test_S18_what_no_button_says_changes_nothing(do):
    assert arranged(DOCUMENT, do) == (DOCUMENT, ())


def test_other_points_take_the_sum_of_their_group_out():
    document = changed(DOCUMENT, {(*item(DOCUMENT, "contracts").path[:2], "weight"): 70})
    document = with_points(document, {"contracts": Decimal("40.50"), "large": Decimal(9), "gone": Decimal(1)})
    assert item(document, "contracts").item["weight"] == Decimal("40.5")
    assert item(document, "large").item == item(DOCUMENT, "large").item, "bonus has no points to be tried"
    assert all("weight" not in row.item for row in rows(document) if row.is_group)


def test_a_new_rule_keeps_what_it_asks_for_and_tells_what_goes():
    row = item(DOCUMENT, "contracts")
    assert rule_of(row).name == "proportion"
    document = changed(DOCUMENT, {(*row.path, "rule"): "rater"})
    emptied, left_out = of_its_rule(document, row)
    assert left_out == ["对照 time_progress"]
    assert "against" not in row_at(emptied, row.path).item
    assert row_at(emptied, row.path).item["title"] == row.item["title"]
    assert of_its_rule(DOCUMENT, row) == (DOCUMENT, [])


def test_an_item_that_is_to_be_put_together_gets_room_for_its_parts_and_loses_it_again():
    row = item(DOCUMENT, "loans")
    made, _told = of_its_rule(changed(DOCUMENT, {(*row.path, "rule"): "composite"}), row)
    assert row_at(made, row.path).item["items"] == []
    back, _told = of_its_rule(changed(made, {(*row.path, "rule"): "binary"}), row_at(made, row.path))
    assert "items" not in row_at(back, row.path).item


def test_what_stands_nowhere_has_no_rule_to_be_kept():
    row = item(DOCUMENT, "contracts")
    assert of_its_rule({"items": []}, row) == ({"items": []}, [])
    assert rule_of(item(changed(DOCUMENT, {(*row.path, "rule"): "gone"}), "contracts")) is None
    assert path_of(row.name) == row.path
