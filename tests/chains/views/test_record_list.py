from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from chains.models import Belonging, Chain, OwnColumn
from chains.registers.columns import Guard
from chains.registers.register import REGISTERS
from offices.models import Account
from tests.chains.records import entered
from tests.statements import statements

Browsers = Callable[[Account], Client]
ENTERPRISES = "/registers/enterprises/"


@pytest.mark.parametrize("register", list(REGISTERS))
def test_S4_each_register_lists_what_one_may_see(
    register: str, clerk: Account, stranger_clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous, register, name="标记一号（演示）")
    own = client_of(clerk).get(f"/registers/{register}/").content.decode()
    assert made.name in own
    assert made.get_absolute_url() in own
    foreign = client_of(stranger_clerk).get(f"/registers/{register}/", {"q": "标记"}).content.decode()
    assert (made.name in foreign) == REGISTERS[register].city_wide
    assert "黑色金属" not in foreign


@pytest.mark.parametrize("register", list(REGISTERS))
def test_an_empty_register_says_what_to_do(register: str, clerk: Account, client_of: Browsers) -> None:
    shown = client_of(clerk).get(f"/registers/{register}/").content.decode()
    assert f"/registers/{register}/new/" in shown


def test_filters_search_order_and_columns_stand_in_the_address(
    office: Account, ferrous: Chain, bearings: Chain, client_of: Browsers
) -> None:
    OwnColumn.objects.create(register="enterprises", code="area", label="厂房面积", kind="amount", unit="亩")
    entered(office, ferrous, name="甲钢管（演示）", revenue="100", area="9")
    entered(office, ferrous, name="乙钢板（演示）", revenue="20")
    entered(office, bearings, name="丙轴承（演示）")
    browser = client_of(office)

    def names(**params: object) -> str:
        answer = browser.get(ENTERPRISES, params)
        return "".join(line.record.name[0] for line in answer.context["lines"])

    assert names() == "丙甲乙"
    assert names(q="钢", sort="-revenue") == "甲乙"
    assert names(q="jgg") == "甲"
    assert names(chain="bearings") == "丙"
    assert names(**{"revenue.from": "50"}) == "甲"
    assert names(sort="contact") == names(sort="password") == "丙甲乙"
    heads = [column.code for column in browser.get(ENTERPRISES).context["asked"].columns]
    assert heads[0] == "name"
    assert heads[-3:] == ["area", "chains", "review"]
    answer = browser.get(ENTERPRISES, {"columns": ["revenue", "chains", "nothing"]})
    assert [column.code for column in answer.context["asked"].columns] == ["name", "revenue", "chains"]


def test_filters_stand_folded_by_section_and_those_in_use_unfolded(
    clerk: Account, liaison: Account, ferrous: Chain, client_of: Browsers
) -> None:
    entered(clerk, ferrous)
    page = client_of(clerk).get(ENTERPRISES, {"revenue.from": "1", "products.empty": "1"})
    groups = {group.title: group for group in page.context["form"].groups()}
    assert list(groups) == ["基本信息", "企业数据", "角色与荣誉", "填报与审核", "是否填写"]
    assert [title for title, group in groups.items() if group.used] == ["企业数据", "是否填写"]
    assert page.content.decode().count('<details class="filter-group" open>') == 2
    assert all(len(row.fields) <= 2 for group in groups.values() for row in group.rows)
    assert "yysr" in next(row.terms for row in groups["企业数据"].rows if row.column.code == "revenue")
    assert "ckwr" in page.context["form"].looking_back_terms()
    assert 'data-terms="查看往日 ckwr' in page.content.decode()
    asked = {row.column.code for row in groups["是否填写"].rows}
    barred = client_of(liaison).get(ENTERPRISES).context["form"].groups()[-1]
    assert asked - {row.column.code for row in barred.rows} >= {"contact", "revenue"}


def test_a_filter_that_cannot_be_read_is_named(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    entered(clerk, ferrous)
    answer = client_of(clerk).get(ENTERPRISES, {"revenue.from": "许多"})
    assert "revenue.from" in answer.context["asked"].conditions.wrong
    assert "revenue.from" in answer.content.decode()


def test_each_filter_can_be_dropped(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    entered(clerk, ferrous, revenue="100")
    answer = client_of(clerk).get(ENTERPRISES, {"q": "钢", "revenue.from": "1", "review": "pending", "page": "1"})
    dropped = {one.words: one.address for one in answer.context["filters"]}
    assert len(dropped) == 3
    assert dropped["营业收入 ≥ 1.00万元"] == "?q=%E9%92%A2&review=pending"


def test_figures_and_contacts_are_for_those_with_the_right(
    clerk: Account, liaison: Account, ferrous: Chain, client_of: Browsers
) -> None:
    entered(clerk, ferrous, revenue="123.45", contact="办公室 13800001234")
    asked = {"columns": "revenue,contact", "sort": "revenue"}
    assert "123.45" in client_of(clerk).get(ENTERPRISES, asked).content.decode()
    shown = client_of(liaison).get(ENTERPRISES, asked).content.decode()
    assert "123.45" not in shown
    for account in (clerk, liaison):
        assert "13800001234" not in client_of(account).get(ENTERPRISES, asked).content.decode()
    assert 'name="revenue.from"' in client_of(clerk).get(ENTERPRISES).content.decode()
    hidden = [one for one in REGISTERS["enterprises"].columns if one.guard is Guard.FIGURES]
    assert hidden
    for one in hidden:
        assert f'name="{one.code}' not in shown


def test_S16_what_was_typed_stays_inert(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    entered(clerk, ferrous, name='"><img src=x onerror=alert(1)>', products="{{7*7}}<svg onload=x>")
    shown = client_of(clerk).get(ENTERPRISES, {"q": "<img"}).content.decode()
    assert "<img src=x" not in shown
    assert "<svg onload" not in shown
    assert "{{7*7}}" in shown


def test_many_rows_cost_no_more_statements_than_one(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    browser = client_of(clerk)
    entered(clerk, ferrous)
    browser.get(ENTERPRISES)
    one = statements(lambda: browser.get(ENTERPRISES, {"q": "钢"}))
    for number in range(60):
        entered(clerk, ferrous, name=f"钢管厂{number}（演示）")
    many = statements(lambda: browser.get(ENTERPRISES, {"q": "钢"}))
    assert one == many <= 12


def test_the_totals_say_how_they_count(office: Account, ferrous: Chain, bearings: Chain, client_of: Browsers) -> None:
    both = entered(office, ferrous, name="共有（演示）", revenue="1000")
    Belonging.objects.filter(record=both.pk).update(share=25)
    Belonging.objects.create(record=both.pk, register="enterprises", chain=bearings, share=75)
    browser = client_of(office)
    page = browser.get(ENTERPRISES).content.decode()
    assert "totals=1" in page
    assert "合计中每条只计一次" in page
    shown = browser.get(ENTERPRISES, {"totals": "1", "columns": "revenue"}).content.decode()
    assert "合计（每条只计一次）" in shown
    assert all(figure in shown for figure in ("1,000.00", "250.00", "750.00"))


def test_whoever_entered_costs_no_statement_a_row(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    browser = client_of(clerk)
    entered(clerk, ferrous)
    browser.get(ENTERPRISES)
    one = statements(lambda: browser.get(ENTERPRISES, {"columns": "entered_by"}))
    for number in range(5):
        entered(clerk, ferrous, name=f"第{number}厂（演示）")
    assert statements(lambda: browser.get(ENTERPRISES, {"columns": "entered_by"})) == one
