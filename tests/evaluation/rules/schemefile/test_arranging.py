"""What the buttons and forms of a scheme do to its document."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evaluation.rules.schemefile.arranging import arranged, of_its_rule, rule_of, with_items, with_points
from evaluation.rules.schemefile.editing import changed, path_of, row_at, rows, spelled
from evaluation.rules.schemefile.examining import examine
from evaluation.rules.schemefile.items import Place
from evaluation.rules.schemefile.parsing import load
from evaluation.rules.schemefile.pasting import read_table
from evaluation.rules.schemefile.writing import write
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


def test_items_are_put_at_the_end_with_codes_of_their_own():
    listed = read_table("一级指标\t二级指标\t分值\n招商\t外资\t5\n\t外贸\t5\n\n")
    document = with_items(DOCUMENT, listed, {"外贸": "trade"})
    added = [row.item for row in rows(document) if row.path[:2] == ("items", 3)]
    assert [(one.get("code"), one.get("title"), one.get("weight"), one.get("rule")) for one in added] == [
        ("group-1", "招商", None, None),
        ("item-1", "外资", 5, "proportion"),
        ("item-2", "外贸", 5, "proportion"),
    ]
    assert [one.get("indicator") for one in added] == [None, None, "trade"]
    assert document["items"][:3] == DOCUMENT["items"]
    assert document["bonus"] == DOCUMENT["bonus"]


def test_items_of_other_parts_are_put_there_with_their_own_rules():
    table = "类别\t指标\t分值\t评分标准\n加分项\t外贸\t2\t获奖的\n扣分项\t瞒报\t-5\t\n一票否决\t事故\t\t较大以上\n"
    document = with_items({}, read_table(table), {"外贸": "trade"})
    assert "items" not in document
    assert [(row.place, row.item) for row in rows(document)] == [
        (Place.BONUS, {"code": "bonus-1", "title": "外贸", "note": "分值 2；获奖的"}),
        (Place.DEDUCTION, {"code": "deduction-1", "title": "瞒报", "note": "分值 -5"}),
        (Place.GATE, {"code": "gate-1", "title": "事故", "note": "较大以上"}),
    ]
    held = with_items(DOCUMENT, read_table(table), {})["bonus"]
    assert held["items"][:-1] == DOCUMENT["bonus"]["items"]
    assert held["items"][-1]["title"] == "外贸"


def test_the_points_of_a_group_are_its_weight_and_held_against_its_items():
    table = "类别\t指标\t分值\n招商\t外资\t20\n要素（65分）\t贷款\t65\n招商（35分）\t外贸\t10\n"
    document = with_items({**DOCUMENT, "items": []}, read_table(table), {})
    assert [(one["title"], one["weight"]) for one in document["items"]] == [("招商", 35), ("要素", 65)]
    said = [error.message for error in examine(write(document)).errors]
    assert any("组内权重合计 30 分，与本组写明的 35 分不符" in message for message in said), said


def test_groups_within_groups_are_put_within_them():
    head = "一级指标\t二级指标\t三级指标\t分值\n"
    table = head + "经济（60分）\t工业（40分）\t产值\t40\n\t税收\t入库\t20\n民生\t就业\t新增\t40\n"
    document = with_items(
        {**DOCUMENT, "items": []}, read_table(table), {"产值": "funds", "入库": "loans", "新增": "funds"}
    )
    assert [(row.depth, row.item["title"], row.item.get("weight")) for row in rows(document)][:8] == [
        (0, "经济", 60),
        (1, "工业", 40),
        (2, "产值", 40),
        (1, "税收", None),
        (2, "入库", 20),
        (0, "民生", None),
        (1, "就业", None),
        (2, "新增", 40),
    ]
    assert examine(write(document)).errors == ()


def test_the_standard_of_a_heading_is_the_note_of_its_group():
    listed = read_table("指标\t分值\t评分标准\n一、总量（100分）\t\t按季评价\n产值\t100\t\n")
    document = with_items({**DOCUMENT, "items": []}, listed, {"产值": "funds"})
    assert document["items"][0]["note"] == "按季评价"
    assert examine(write(document)).errors == ()


def test_the_points_of_all_bonus_are_its_cap_unless_one_is_set():
    listed = read_table("类别\t指标\t分值\n加分项（最多8分）\t获奖\t2\n一票否决（5分）\t事故\t\n")
    document = with_items({}, listed, {})
    assert document["bonus"]["cap"] == 8
    assert list(document) == ["bonus", "gates"]
    assert with_items({"bonus": {"cap": 3}}, listed, {})["bonus"]["cap"] == 3


def test_a_group_that_comes_again_is_the_same_group():
    table = "一级指标\t二级指标\t分值\n甲\t一\t10\n乙\t二\t5\n甲\t三\t20％"
    listed = read_table(table, room=5)
    assert [one.weight for one in listed] == [10, 5, 20]
    items = with_items({}, listed, {})["items"]
    assert [[one["title"], *(inner["title"] for inner in one["items"])] for one in items] == [
        ["甲", "一", "三"],
        ["乙", "二"],
    ]
