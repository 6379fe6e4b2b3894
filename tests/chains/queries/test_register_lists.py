from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from chains.enums import ListReaders
from chains.models import Chain, OwnColumn, RegisterList
from chains.queries.record_rows import read_asked
from chains.queries.register_lists import counts, facts_of, filters_of, list_seen, lists_seen, whole_list
from chains.services.load_lists import load_lists
from config.lib import clock
from evaluation.queries.regimes import shipped_regime
from offices.models import Account
from tests.chains.lists import for_all, made, started
from tests.chains.records import entered, sight

REGIMES = ("liaocheng-2024", "zibo-2022", "changsha-2017", "shandong-2021")


def load_shipped(code: str) -> None:
    regime = shipped_regime(code).regime
    assert regime is not None
    load_lists(by=None, facts=regime.lists, source=regime.code, title=regime.title)


def names(account: Account, one: RegisterList) -> list[str]:
    return [record.name for record in list_seen(account, one.code).rows()[0]]


def test_a_list_shows_each_reader_only_what_he_may_see_S4(
    clerk: Account, stranger_clerk: Account, office: Account, ferrous: Chain, bearings: Chain
) -> None:
    entered(clerk, ferrous, "projects", name="甲（演示）")
    entered(stranger_clerk, bearings, "projects", name="乙（演示）")
    one = for_all(office)
    shown = {account.username: names(account, one) for account in (clerk, stranger_clerk, office)}
    assert shown == {"clerk": ["甲（演示）"], "stranger_clerk": ["乙（演示）"], "office": ["甲（演示）", "乙（演示）"]}
    counted = {account.username: counts(lists_seen(account))[one.code] for account in (clerk, office)}
    assert counted == {"clerk": 1, "office": 2}


def test_who_finds_which_list_S1(clerk: Account, director: Account, office: Account, leader: Account) -> None:
    lists = {
        "everybody": for_all(office),
        "office": made(office, readers=ListReaders.OFFICE),
        "clerk": made(clerk),
        "investors": for_all(office, "investors"),
    }
    codes = {one.code: name for name, one in lists.items()}
    found = {
        one.username: {codes[seen.named.code] for seen in lists_seen(one)} for one in (clerk, director, office, leader)
    }
    assert found == {
        "clerk": {"everybody", "clerk", "investors"},
        "director": {"everybody", "investors"},
        "office": {"everybody", "office", "investors"},
        "leader": {"everybody", "investors"},
    }
    with pytest.raises(Http404):
        list_seen(director, lists["clerk"].code)


def test_a_list_of_a_register_that_one_may_not_know_is_not_found(liaison: Account, office: Account) -> None:
    one = for_all(office, "investors")
    assert lists_seen(liaison) == []
    with pytest.raises(Http404):
        list_seen(liaison, one.code)


def test_S4_a_list_by_figures_is_not_for_those_who_may_not_see_them(
    liaison: Account, clerk: Account, office: Account, ferrous: Chain
) -> None:
    entered(clerk, ferrous, revenue="98765")
    narrowed = for_all(office, "enterprises", filters={"revenue.from": ["9000"]})
    shown = for_all(office, "enterprises", columns=["name", "revenue"], order="-revenue")
    assert [seen.named for seen in lists_seen(liaison)] == [shown]
    seen = list_seen(liaison, shown.code)
    assert "revenue" not in {one.code for one in seen.asked.columns}
    assert seen.rows()[1] == "name", "nor does the order give a figure away"
    assert names(clerk, narrowed)


def test_a_filter_that_no_longer_holds_closes_the_list_to_all_but_those_who_can_mend_it(
    clerk: Account, office: Account, ferrous: Chain
) -> None:
    own = OwnColumn.objects.create(register="projects", code="own_1", label="入库批次", kind="text")
    entered(clerk, ferrous, "projects", name="甲（演示）")
    one = for_all(office, filters={"own_1": ["第一批"]})
    assert names(clerk, one) == []
    OwnColumn.objects.filter(pk=own.pk).update(retired_at="2024-07-01T00:00Z")
    assert lists_seen(clerk) == []
    (seen,) = lists_seen(office)
    assert seen.lost == ("own_1",)
    assert counts([seen]) == {}
    with pytest.raises(Http404):
        whole_list(office, one.code)


def test_a_period_moves_along_with_the_calendar(
    clerk: Account, ferrous: Chain, set_day: Callable[[dt.date], None]
) -> None:
    started(clerk, ferrous, "去年（演示）", dt.date(2023, 5, 1))
    started(clerk, ferrous, "今年（演示）", dt.date(2024, 5, 1))
    started(clerk, ferrous, "未开工（演示）", None)
    this_year = made(clerk, filters={"started_on.in": ["this_year"]})
    last_year = made(clerk, filters={"started_on.in": ["last_year"]})
    assert (names(clerk, this_year), names(clerk, last_year)) == (["今年（演示）"], ["去年（演示）"])
    set_day(dt.date(2025, 2, 1))
    assert (names(clerk, this_year), names(clerk, last_year)) == ([], ["今年（演示）"])


def test_a_look_may_narrow_and_turn_a_list_and_never_widen_it(
    office: Account, clerk: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain
) -> None:
    for account, chain, name in ((clerk, ferrous, "甲"), (clerk, ferrous, "乙"), (stranger_clerk, bearings, "丙")):
        entered(account, chain, "projects", name=f"{name}钢管（演示）", builder="钢管厂" if name != "乙" else "机械厂")
    seen = list_seen(office, for_all(office, filters={"builder": ["钢管"]}, order="name").code)

    def shown(**params: list[str]) -> list[str]:
        return [record.name[0] for record in seen.rows(params)[0]]

    assert shown() == ["丙", "甲"]
    assert shown(sort=["-name"]) == ["甲", "丙"]
    assert shown(chain=["ferrous"]) == ["甲"]
    assert shown(q=["丙"]) == ["丙"]
    assert shown(q=["乙"]) == [], "it is not in the list"
    assert shown(builder=["机械"], columns=["name"]) == shown()


def test_the_filters_of_an_address_are_kept_and_mean_the_same(clerk: Account, ferrous: Chain) -> None:
    params = {
        "name.has": ["钢"],
        "project_class": ["implementation"],
        "investment.from": ["1000"],
        "lacking.empty": ["0"],
        "q": ["管"],
        "chain": ["ferrous"],
        "review": ["pending"],
        "on": ["2023-12-31"],
        "nothing": ["1"],
        "plan.from": ["many"],
    }
    seen = sight(clerk, "projects")
    kept = filters_of(read_asked(params, seen))
    assert kept == {
        "name": ["钢"],
        "project_class": ["implementation"],
        "investment.from": ["1000"],
        "lacking.empty": ["0"],
        "q": ["管"],
        "chain": ["ferrous"],
        "review": ["pending"],
        "on": ["2023-12-31"],
    }
    assert filters_of(read_asked(kept, seen)) == kept


@pytest.mark.parametrize("code", REGIMES)
def test_the_lists_of_every_regime_open_with_all_their_columns(code: str, office: Account, clerk: Account) -> None:
    load_shipped(code)
    lists = lists_seen(office)
    assert len(lists) == RegisterList.objects.count() > 3
    for seen in lists:
        assert seen.lost == ()
        assert [one.code for one in seen.asked.columns] == seen.named.columns
        assert list(seen.rows()[0]) == []
    assert counts(lists) == {seen.named.code: 0 for seen in lists}
    assert {seen.named.code for seen in lists_seen(clerk)} == {seen.named.code for seen in lists}


def test_counting_takes_one_statement_whatever_the_lists(office: Account, clerk: Account, ferrous: Chain) -> None:
    entered(clerk, ferrous, "projects")
    load_shipped("liaocheng-2024")
    few = lists_seen(office)
    for code in REGIMES[1:]:
        load_shipped(code)
    many = lists_seen(office)
    assert len(many) > len(few) > 4
    for lists in (few, many):
        with clock.held(), CaptureQueriesContext(connection) as statements:
            counted = counts(lists)
        assert len(statements) == 1
        assert counted["liaocheng-projects"] == 1


def test_the_lists_of_this_place_are_those_of_the_regimes_that_brought_its_chains(
    clerk: Account, ferrous: Chain
) -> None:
    """A regime that another has replaced on every chain is not this place's any more; the trail is not asked."""
    for regime in ("liaocheng-2024", "zibo-2022", "changsha-2017"):
        load_shipped(regime)
    for regime in ("zibo-2022", "liaocheng-2024"):
        ferrous.regime = regime
        ferrous.save()

    with CaptureQueriesContext(connection) as statements:
        seen = lists_seen(clerk)

    assert {one.named.regime for one in seen if one.elsewhere} == {"changsha-2017", "zibo-2022"}
    assert {one.named.regime for one in seen if not one.elsewhere} == {"liaocheng-2024"}
    assert not [one["sql"] for one in statements if "auditentry" in one["sql"]]


def test_a_list_as_a_regime_says_it(office: Account) -> None:
    one = for_all(office, title="新开工", group="六张清单", filters={"started_on.in": ["this_year"]}, order="-plan")
    facts = facts_of(one)
    RegisterList.objects.all().delete()
    load_lists(by=None, facts=[facts], source="test-2024")
    assert facts_of(RegisterList.objects.get()) == facts
