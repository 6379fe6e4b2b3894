from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from chains.models import Chain
from chains.registers.register import REGISTERS
from offices.models import Account
from tests.chains.records import entered
from tests.statements import statements

Browsers = Callable[[Account], Client]
ADDRESS = "/search/suggestions/"


def names(answer: Any) -> list[str]:
    return [item["name"] for group in answer.json()["groups"] for item in group["items"]]


def test_names_that_begin_with_the_text_come_first_then_short_ones(
    clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    for name in ("聊城新钢管厂", "新钢管厂", "钢管公司本部", "钢管厂"):
        entered(clerk, ferrous, name=name)
    browser = client_of(clerk)
    assert names(browser.get(ADDRESS, {"q": "钢管"})) == ["钢管厂", "钢管公司本部", "新钢管厂", "聊城新钢管厂"]
    assert names(browser.get(ADDRESS, {"q": "钢"})) == ["钢管厂", "钢管公司本部"]
    assert names(browser.get(ADDRESS, {"q": "x"})) == ["新钢管厂"]
    assert names(browser.get(ADDRESS, {"q": ""})) == []
    assert names(browser.get(ADDRESS, {"q": "黑色"})) == ["黑色金属产业链"]


def test_each_suggestion_has_its_page(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous, "projects", name="扩建（演示）")
    answer = client_of(clerk).get(ADDRESS, {"q": "扩建"}).json()
    assert answer["groups"] == [{"title": "项目", "items": [{"name": made.name, "address": made.get_absolute_url()}]}]
    assert "1" in answer["said"]


@pytest.mark.parametrize("register", list(REGISTERS))
def test_S4_a_foreign_name_is_neither_suggested_nor_counted(
    register: str, clerk: Account, stranger_clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    entered(clerk, ferrous, register, name="标记一号（演示）")
    assert names(client_of(clerk).get(ADDRESS, {"q": "标记"})) == ["标记一号（演示）"]
    foreign = client_of(stranger_clerk).get(ADDRESS, {"q": "标记"})
    if not REGISTERS[register].city_wide:
        nothing = client_of(stranger_clerk).get(ADDRESS, {"q": "没有这样的"})
        assert foreign.json() == nothing.json()


def test_it_takes_few_statements(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    entered(clerk, ferrous)
    browser = client_of(clerk)
    browser.get(ADDRESS, {"q": "钢"})
    assert statements(lambda: browser.get(ADDRESS, {"q": "钢"})) <= 8
