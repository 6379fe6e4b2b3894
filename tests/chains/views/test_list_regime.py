from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import RegisterList
from chains.queries.register_lists import facts_of
from chains.services.load_lists import load_lists
from evaluation.rules.regime import read_regime
from offices.models import Account
from tests.chains.documents.test_list_toml import REGIME
from tests.chains.lists import for_all, made

Browser = Callable[[Account], Client]


def test_a_list_made_in_the_browser_goes_into_a_regime_and_comes_back(office: Account, client_of: Browser) -> None:
    browser = client_of(office)
    sent = {"title": "新开工“重点”清单", "group": "六张清单", "readers": "everybody", "columns": ["stage", "chains"]}
    browser.post("/lists/new/projects/?started_on.from=2024-01-01&started_on.to=2024-12-31", {**sent, "moving": "on"})
    one = RegisterList.objects.get()
    response = browser.get(f"/lists/regime/?list={one.code}")
    assert "attachment" in response["Content-Disposition"]
    facts = facts_of(one)
    RegisterList.objects.all().delete()
    read = read_regime({"regime.toml": REGIME, "lists.toml": response.content.decode()}).lists
    load_lists(by=None, facts=read, source="test-2024")
    assert facts_of(RegisterList.objects.get()) == facts


def test_without_a_name_all_lists_that_one_finds_are_in_the_file(
    office: Account, clerk: Account, client_of: Browser
) -> None:
    for_all(office, title="甲清单")
    for_all(office, title="乙清单")
    made(office, title="只给自己")
    text = client_of(clerk).get("/lists/regime/").content.decode()
    assert text.count("[[list]]") == 2
    assert "只给自己" not in text
    assert client_of(clerk).get("/lists/regime/?list=nothing").status_code == 404
