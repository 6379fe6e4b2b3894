from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from chains.models import Chain, OwnColumn
from offices.models import Account
from tests.actors import City
from tests.chains.lists import for_all, made, started
from tests.chains.records import entered
from tests.statements import statements

Browser = Callable[[Account], Client]


def shown(client: Client, code: str, query: str = "") -> str:
    response = client.get(f"/lists/{code}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_a_list_shows_its_title_unit_filters_columns_and_rows(
    clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    started(clerk, ferrous, "甲（演示）", dt.date(2024, 5, 1), investment="1200")
    started(clerk, ferrous, "乙（演示）", None)
    one = made(
        clerk,
        title="新开工项目清单",
        unit_line="单位：万元",
        filters={"started_on.in": ["this_year"]},
        columns=["name", "investment", "started_on"],
    )
    page = shown(client_of(clerk), one.code)
    for part in ("新开工项目清单", "单位：万元", "开工日期：本年", "甲（演示）", "1,200", "2024-05-01"):
        assert part in page
    assert "乙（演示）" not in page
    assert "started_on.from=2024-01-01" in page, "the register's own list, filtered alike"


@pytest.mark.parametrize("actor", ["clerk", "liaison", "stranger_clerk", "leader"])
def test_S4_it_shows_each_reader_what_is_his(city: City, actor: str, client_of: Browser) -> None:
    entered(city.account("clerk"), city.chains["ferrous"], name="甲（演示）", revenue="98765")
    entered(city.account("stranger_clerk"), city.chains["bearings"], name="乙（演示）")
    one = for_all(city.account("office"), "enterprises", columns=["name", "revenue"])
    page = shown(client_of(city.account(actor)), one.code)
    assert ("甲（演示）" in page) is (actor != "stranger_clerk")
    assert ("乙（演示）" in page) is (actor in {"stranger_clerk", "leader"})
    assert ("98,765" in page) is (actor == "clerk")


def test_a_look_may_narrow_and_turn_it(office: Account, clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    for name in ("甲", "乙"):
        entered(clerk, ferrous, "projects", name=f"{name}（演示）")
    one = for_all(office)
    browser = client_of(office)
    page = shown(browser, one.code, "?sort=-name")
    assert page.index("甲（演示）") != -1
    assert "乙（演示）" not in shown(browser, one.code, "?q=甲")
    assert "甲（演示）" not in shown(browser, one.code, "?chain=bearings")
    assert "/export/?q=" in shown(browser, one.code, "?q=甲"), "the workbook is asked for the same rows"


def test_a_list_whose_filter_is_gone_says_so_to_who_can_mend_it(
    clerk: Account, office: Account, ferrous: Chain, client_of: Browser
) -> None:
    entered(clerk, ferrous, "projects", name="甲（演示）")
    OwnColumn.objects.create(register="projects", code="own_1", label="入库批次", kind="text")
    one = for_all(office, filters={"own_1": ["第一批"]})
    OwnColumn.objects.update(retired_at="2024-07-01T00:00Z")
    page = shown(client_of(office), one.code)
    assert "own_1" in page
    assert "甲（演示）" not in page
    assert client_of(clerk).get(f"/lists/{one.code}/").status_code == 404


def test_the_page_costs_the_same_with_one_row_and_with_fifty(
    clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    one = made(clerk, columns=["name", "chains", "stage", "invested_this_year", "park"])
    browser = client_of(clerk)
    browser.get(f"/lists/{one.code}/")
    costs = []
    for rows in (1, 49):
        for number in range(rows):
            entered(clerk, ferrous, "projects", name=f"项目{rows}-{number}（演示）")
        costs.append(statements(lambda: browser.get(f"/lists/{one.code}/")))
    assert costs[0] == costs[1] <= 14
