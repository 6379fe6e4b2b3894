from __future__ import annotations

import pytest

from chains.models import Chain
from chains.queries import import_links
from chains.queries.import_links import link_names, unknown_names
from chains.registers.kinds import Link
from offices.models import Account, Organisation
from tests.chains.records import entered, sight
from tests.statements import statements


def test_names_to_choose_from_stand_by_pinyin(clerk: Account, ferrous: Chain) -> None:
    for name in ("中部园区（演示）", "莘县园区（演示）", "茌平园区（演示）"):
        entered(clerk, ferrous, "parks", name=name)
    names = link_names(sight(clerk).columns, clerk)
    assert names["park"] == ["茌平园区（演示）", "莘县园区（演示）", "中部园区（演示）"]


def said(account: Account, code: str, name: str) -> str:
    column = sight(account).column(code)
    assert column
    assert isinstance(column.kind, Link)
    return unknown_names(column, column.kind, [name], account)[name]


def test_a_strange_name_is_told_what_it_is_near_to(clerk: Account, ferrous: Chain) -> None:
    for code, name in (("x1", "望阳县"), ("x2", "山高新技术开发区"), ("x3", "山经济技术开发区")):
        Organisation.objects.create(code=code, name=name, kind="district")
    assert "望阳县" in said(clerk, "district", "望阳")
    both = said(clerk, "district", "开发区")
    assert "山高新技术开发区、山经济技术开发区" in both
    assert "望阳县" in said(clerk, "district", "望阳县城")
    assert "望阳县" in said(clerk, "district", "无此地"), "all of a few"


def test_S4_what_is_not_ones_own_to_know_is_near_to_nothing(
    clerk: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain
) -> None:
    entered(stranger_clerk, bearings, "parks", name="标记产业园（演示）")
    assert "标记" not in said(clerk, "park", "标记产业园").replace("“标记产业园”", "")
    assert "标记产业园（演示）" in said(stranger_clerk, "park", "标记产业园")


@pytest.mark.parametrize("many", [False, True], ids=["a few to choose from", "many to choose from"])
def test_ten_strange_names_cost_what_one_costs(
    clerk: Account, ferrous: Chain, many: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        entered(clerk, ferrous, "parks", name=f"第{number}钢管园区（演示）")
    if many:
        monkeypatch.setattr(import_links, "MOST", 3)
    column = sight(clerk).column("park")
    assert column
    assert isinstance(column.kind, Link)
    kind, strange = column.kind, ["钢管园", *(f"第{number}钢管" for number in range(9))]

    one = statements(lambda: unknown_names(column, kind, ["钢管园"], clerk))

    assert statements(lambda: unknown_names(column, kind, strange, clerk)) == one
    near = import_links.near_names(kind, strange, clerk)
    assert near["第3钢管"] == ["第3钢管园区（演示）"]
    assert len(near["钢管园"]) > import_links.NEAR, "so that it is said that there are more"
