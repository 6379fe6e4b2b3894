from __future__ import annotations

import datetime as dt

import pytest

from chains.models import Chain, OwnColumn
from chains.queries.conditions import narrowed, ordered, read_conditions
from chains.services.change_record import change_record
from offices.models import Account
from tests.chains.records import entered, sight


@pytest.fixture
def three(office: Account, ferrous: Chain, bearings: Chain) -> None:
    OwnColumn.objects.create(register="enterprises", code="area", label="厂房面积", kind="amount", unit="亩")
    OwnColumn.objects.create(register="enterprises", code="green", label="绿色工厂", kind="yes_no")
    OwnColumn.objects.create(register="enterprises", code="tags", label="标签", kind="choices", choices=["甲", "乙"])
    entered(
        office, ferrous, name="甲钢管（演示）", revenue="100", founded="2020-01-01", area="9", green="是", tags="甲"
    )
    entered(
        office, ferrous, name="乙钢板（演示）", revenue="20", founded="2021年3月", area="10", green="否", tags="甲、乙"
    )
    entered(office, bearings, name="丙轴承（演示）")


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"name": ["钢"]}, "甲乙"),
        ({"revenue.from": ["50"]}, "甲"),
        ({"revenue.to": ["99"]}, "乙"),
        ({"revenue.empty": ["1"]}, "丙"),
        ({"revenue.empty": ["0"]}, "甲乙"),
        ({"founded.from": ["2021.1.1"]}, "乙"),
        ({"chain": ["bearings"]}, "丙"),
        ({"chain": ["bearings", "ferrous"], "name": ["丙"]}, "丙"),
        ({"review": ["reviewed"]}, ""),
        ({"area.from": ["9.5"]}, "乙"),
        ({"area.empty": ["1"]}, "丙"),
        ({"green": ["1"]}, "甲"),
        ({"tags": ["乙"]}, "乙"),
        ({"tags": ["甲"]}, "甲乙"),
        ({"products.empty": ["1"]}, "甲乙丙"),
        ({"password": ["x"], "entered_by__username": ["x"], "name__regex": ["x"]}, "甲乙丙"),
    ],
)
def test_filters(params: dict[str, list[str]], found: str, three: None, office: Account) -> None:
    seen = sight(office)
    conditions = read_conditions(params, seen)
    assert not conditions.wrong
    assert {one.name[0] for one in narrowed(seen.records(), conditions, seen)} == set(found)


@pytest.mark.parametrize(
    ("asked", "order"),
    [("revenue", "乙甲丙"), ("-revenue", "甲乙丙"), ("area", "甲乙丙"), ("-area", "乙甲丙"), ("password", None)],
)
def test_S18_orders(asked: str, order: str | None, three: None, office: Account) -> None:
    seen = sight(office)
    rows, name = ordered(seen.records(), asked, seen)
    assert name == (asked if order else "name")
    assert order is None or "".join(one.name[0] for one in rows) == order


def test_what_a_filter_cannot_mean_is_said(office: Account) -> None:
    conditions = read_conditions({"revenue.from": ["许多"]}, sight(office))
    assert conditions.wrong
    assert "revenue.from" in conditions.wrong


def test_figures_hidden_from_a_reader_cannot_be_filtered_or_ordered_by(three: None, leader: Account) -> None:
    seen = sight(leader)
    conditions = read_conditions({"revenue.from": ["50"]}, seen)
    assert not conditions.any
    assert ordered(seen.records(), "-revenue", seen)[1] == "name"


def test_names_stand_by_pinyin(office: Account, ferrous: Chain) -> None:
    """Equal signs together, the tone before the number in Unicode; the name turned round too."""
    for name in ("中通客车", "莘县轴承", "东阿铝业", "董家铸造", "东昌机械", "Ａ型材", "茌平铝业"):
        entered(office, ferrous, name=name)
    seen = sight(office)
    expected = ["Ａ型材", "茌平铝业", "东昌机械", "东阿铝业", "董家铸造", "莘县轴承", "中通客车"]
    assert [one.name for one in ordered(seen.records(), "", seen)[0]] == expected
    assert [one.name for one in ordered(seen.records(), "-name", seen)[0]] == expected[::-1]
    before = seen.as_of(dt.date(2099, 1, 1))
    assert [one.name for one in before.restored(ordered(before.records(), "name", before)[0])] == expected


def test_a_new_name_has_a_new_place(office: Account, ferrous: Chain) -> None:
    entered(office, ferrous, name="聊城钢管")
    moved = entered(office, ferrous, name="中通客车")
    seen = sight(office)
    change_record(sight=seen, pk=moved.pk, seen_version=1, values={"name": "东阿客车"})
    assert [one.name for one in ordered(seen.records(), "", seen)[0]] == ["东阿客车", "聊城钢管"]


def test_a_link_to_records_stands_by_their_pinyin_too(office: Account, ferrous: Chain) -> None:
    banks = [entered(office, ferrous, "institutions", name=name) for name in ("中国银行", "东阿农商银行")]
    for bank in banks:
        entered(office, ferrous, "technologies", name=f"{bank.name}支持的攻关", partner=bank.name)
    seen = sight(office, "technologies")
    found = [one.partner.name for one in ordered(seen.records(), "partner", seen)[0]]
    assert found == ["东阿农商银行", "中国银行"]


def test_S4_whether_there_is_a_contact_is_told_to_those_alone_who_may_see_it(
    clerk: Account, liaison: Account, ferrous: Chain
) -> None:
    entered(clerk, ferrous, contact="13800001234")
    for account, found in ((clerk, 1), (liaison, 0)):
        seen = sight(account)
        assert len(read_conditions({"contact.empty": ["0"]}, seen).found) == found
