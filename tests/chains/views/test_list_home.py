from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

from chains.models import Chain, RegisterList
from offices.models import Account
from tests.chains.lists import for_all, made
from tests.chains.queries.test_register_lists import load_shipped
from tests.chains.records import entered
from tests.statements import statements

Browser = Callable[[Account], Client]


def test_lists_stand_by_source_and_group_with_their_counts(
    clerk: Account, office: Account, ferrous: Chain, client_of: Browser
) -> None:
    entered(clerk, ferrous, "projects")
    for_all(office, group="六张清单", title="新签约项目清单")
    RegisterList.objects.update(regime="changsha-2017", regime_title="长沙市六张清单（2017年）")
    for_all(office, title="园区一览", register="parks")
    made(clerk, title="我的项目")
    page = client_of(clerk).get("/lists/").content.decode()
    order = [
        page.index(part)
        for part in ("我的清单", "我的项目", "本市自建", "园区一览", "长沙市六张清单（2017年） · 六张清单")
    ]
    assert order == sorted(order)
    counts = re.findall(r'<td class="number"[^>]*>\s*(\d+)\s*</td>', page)
    assert counts == ["1", "0", "1"], "of projects there is one, of parks none"


def test_lists_of_other_places_stand_apart_and_how_many_of_a_group_are_here_is_said(
    clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    for regime in ("liaocheng-2024", "zibo-2022"):
        load_shipped(regime)
    browser = client_of(clerk)
    assert not browser.get("/lists/").context["elsewhere"], "nobody knows yet which place this is"
    for regime in ("zibo-2022", "liaocheng-2024"):
        ferrous.regime = regime
        ferrous.save()
    page = browser.get("/lists/")
    assert {row.seen.named.regime for group in page.context["own"] for row in group.rows} == {"liaocheng-2024"}
    assert {row.seen.named.regime for group in page.context["elsewhere"] for row in group.rows} == {"zibo-2022"}
    five = next(group for group in page.context["own"] if "五张清单" in group.title)
    assert (len(five.rows), five.promised) == (4, 5)
    said = page.content.decode()
    assert "本组共5张，此处列出4张" in said
    assert "尚未建立" not in said, "of one that the office took away it would not be true"


def test_without_lists_the_page_says_how_to_make_one(clerk: Account, client_of: Browser) -> None:
    assert "保存为清单" in client_of(clerk).get("/lists/").content.decode()


def test_the_page_costs_the_same_with_one_list_and_with_thirty(
    office: Account, ferrous: Chain, client_of: Browser
) -> None:
    browser = client_of(office)
    for_all(office)
    browser.get("/lists/")
    few = statements(lambda: browser.get("/lists/"))
    for number in range(30):
        for_all(office, title=f"清单{number}", filters={"lacking.empty": ["0"]})
    assert statements(lambda: browser.get("/lists/")) == few
