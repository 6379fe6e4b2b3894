from __future__ import annotations

from chains.models import Chain
from chains.queries.import_links import link_names, unknown_name
from chains.registers.kinds import Link
from offices.models import Account, Organisation
from tests.chains.records import entered, sight


def test_names_to_choose_from_stand_by_pinyin(clerk: Account, ferrous: Chain) -> None:
    for name in ("中部园区（演示）", "莘县园区（演示）", "茌平园区（演示）"):
        entered(clerk, ferrous, "parks", name=name)
    names = link_names(sight(clerk).columns, clerk)
    assert names["park"] == ["茌平园区（演示）", "莘县园区（演示）", "中部园区（演示）"]


def said(account: Account, code: str, name: str) -> str:
    column = sight(account).column(code)
    assert column
    assert isinstance(column.kind, Link)
    return unknown_name(column, column.kind, name, account)


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
