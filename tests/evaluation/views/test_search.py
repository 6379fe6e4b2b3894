from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from chains.models import Chain
from chains.registers.register import REGISTERS
from chains.services.change_record import change_record
from offices.models import Account
from tests.chains.records import CODES, entered, sight
from tests.statements import statements

Browsers = Callable[[Account], Client]
SEARCH = "/search/"


@pytest.mark.parametrize("text", ["轴钢", "zg", "标记", CODES[0]])
def test_a_record_is_found_by_part_initials_and_code(
    text: str, clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous, name="轴钢标记厂（演示）", credit_code=CODES[0])
    shown = client_of(clerk).get(SEARCH, {"q": text}).content.decode()
    assert made.get_absolute_url() in shown
    assert "黑色金属" in shown


@pytest.mark.parametrize("register", list(REGISTERS))
def test_S4_a_foreign_record_is_not_found(
    register: str, clerk: Account, stranger_clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous, register, name="标记一号（演示）")
    assert made.name in client_of(clerk).get(SEARCH, {"q": "标记一号"}).content.decode()
    foreign = client_of(stranger_clerk).get(SEARCH, {"q": "标记一号"}).content.decode()
    assert (made.name in foreign) == REGISTERS[register].city_wide
    assert "黑色金属" not in foreign


def test_investors_are_found_by_those_with_the_right(
    clerk: Account, liaison: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous, "investors", name="标记投资（演示）")
    assert made.name in client_of(clerk).get(SEARCH, {"q": "标记"}).content.decode()
    assert made.name not in client_of(liaison).get(SEARCH, {"q": "标记"}).content.decode()


def test_chains_are_found_and_foreign_ones_are_not(
    clerk: Account, stranger_clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    for text in ("黑色", "hsjs", "ferr", "金属产业链"):
        assert "/chains/ferrous/" in client_of(clerk).get(SEARCH, {"q": text}).content.decode()
        assert "/chains/ferrous/" not in client_of(stranger_clerk).get(SEARCH, {"q": text}).content.decode()


def test_what_is_removed_is_not_found_and_a_new_name_is(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous, name="旧名厂（演示）")
    change_record(sight=sight(clerk), pk=made.pk, values={"name": "新名厂（演示）"})
    browser = client_of(clerk)
    assert "新名厂" in browser.get(SEARCH, {"q": "新名"}).content.decode()
    assert made.get_absolute_url() not in browser.get(SEARCH, {"q": "旧名"}).content.decode()


def test_more_than_is_shown_leads_to_the_list(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    for number in range(21):
        entered(clerk, ferrous, name=f"钢管厂{number}（演示）")
    shown = client_of(clerk).get(SEARCH, {"q": "钢管"})
    assert [len(one.hits) for one in shown.context["found"]] == [20]
    assert "/registers/enterprises/?q=%E9%92%A2%E7%AE%A1" in shown.content.decode()


def test_nothing_asked_and_nothing_found_say_what_to_do(clerk: Account, client_of: Browsers) -> None:
    browser = client_of(clerk)
    for text in ("", " ", "没有这样的", "%"):
        answer = browser.get(SEARCH, {"q": text})
        assert answer.status_code == 200
        assert "empty-page" in answer.content.decode()


def test_S16_what_is_sought_stays_inert(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    entered(clerk, ferrous, name='"><img src=x onerror=alert(1)>')
    shown = client_of(clerk).get(SEARCH, {"q": '"><img src=x'}).content.decode()
    assert "<img src=x" not in shown


def test_many_hits_cost_no_more_statements_than_one(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    browser = client_of(clerk)
    entered(clerk, ferrous)
    browser.get(SEARCH, {"q": "钢管"})
    one = statements(lambda: browser.get(SEARCH, {"q": "钢管"}))
    for number in range(15):
        entered(clerk, ferrous, name=f"钢管厂{number}（演示）")
    assert statements(lambda: browser.get(SEARCH, {"q": "钢管"})) == one <= 12
