from __future__ import annotations

from chains.models import Chain
from chains.queries.import_links import link_names
from offices.models import Account
from tests.chains.records import entered, sight


def test_names_to_choose_from_stand_by_pinyin(clerk: Account, ferrous: Chain) -> None:
    for name in ("中部园区（演示）", "莘县园区（演示）", "茌平园区（演示）"):
        entered(clerk, ferrous, "parks", name=name)
    names = link_names(sight(clerk).columns, clerk)
    assert names["park"] == ["茌平园区（演示）", "莘县园区（演示）", "中部园区（演示）"]
