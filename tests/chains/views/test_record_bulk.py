from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from chains.models import Belonging, Chain, Enterprise, RecordAct
from chains.services.change_record import change_record
from offices.models import Account
from tests.chains.own import added
from tests.chains.records import entered, sight

Browsers = Callable[[Account], Client]
BULK = "/registers/enterprises/bulk/"


def chosen(*records: Any, do: str, column: str = "") -> str:
    keys = "&".join(f"bulk-record={one.pk}" for one in records)
    return f"{BULK}?{keys}&bulk-do={do}" + (f"&bulk-column={column}" if column else "")


def confirmed(browser: Client, address: str, **sent: str) -> Any:
    """Try it, then do what was tried."""
    tried = browser.post(address, sent)
    assert tried.status_code == 200
    return browser.post(address, sent | {"seen": tried.context["report"].trial.stamp})


def test_the_list_lets_records_be_chosen_by_who_may(
    clerk: Account, liaison: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous)
    page = client_of(clerk).get("/registers/enterprises/?q=聊城").content.decode()
    assert f'value="{made.pk}"' in page
    assert f'action="{BULK}"' in page
    assert "bulk-record" not in client_of(liaison).get("/registers/enterprises/").content.decode()


def test_a_column_is_tried_and_then_changed(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    one, other, third = (entered(clerk, ferrous, name=name) for name in ("甲厂", "乙厂", "丙厂"))
    browser = client_of(clerk)
    address = chosen(one, other, do="column", column="products") + "&q=厂"
    asked = browser.get(address)
    assert asked.context["count"] == 2
    assert "products" in [column.code for column in asked.context["columns"]]
    assert not {"name", "credit_code"} & {column.code for column in asked.context["columns"]}
    tried = browser.post(address, {"value": "无缝钢管"})
    assert "无缝钢管" in tried.content.decode()
    assert not Enterprise.objects.exclude(products="").exists(), "nothing is changed yet"
    done = browser.post(address, {"value": "无缝钢管", "seen": tried.context["report"].trial.stamp})
    act = RecordAct.objects.get(kind="bulk")
    assert done["Location"] == f"/registers/enterprises/?q=%E5%8E%82&ended={act.pk}", "back to the list as it stood"
    assert set(Enterprise.objects.filter(products="无缝钢管")) == {one, other}
    third.refresh_from_db()
    assert third.version == 1


def test_all_that_are_found_are_chosen_beyond_the_page(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    for number in range(60):
        entered(clerk, ferrous, name=f"第{number}厂", staff=str(number))
    browser = client_of(clerk)
    assert "bulk-all" in browser.get("/registers/enterprises/").content.decode()
    address = f"{BULK}?bulk-all=1&staff.from=5&bulk-do=column&bulk-column=nodes"
    confirmed(browser, address, value="冶炼")
    assert Enterprise.objects.filter(nodes="冶炼").count() == 55
    wrong = browser.get(f"{BULK}?bulk-all=1&staff.from=many")
    assert wrong.context["problem"], "a filter that is not understood must not widen what is changed"


@pytest.mark.parametrize(("kind", "value"), [("choices", ["甲类", "乙类"]), ("yes_no", "1"), ("day", "2024-03-05")])
def test_an_offices_own_column_is_set_like_the_rest(
    kind: str, value: Any, office: Account, clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    added(office, kind, "自设栏", choices=("甲类", "乙类") if kind == "choices" else ())
    made = entered(clerk, ferrous)
    confirmed(client_of(clerk), chosen(made, do="column", column="own_1"), value=value)
    made.refresh_from_db()
    assert made.own["own_1"] in (value, True)


def test_what_is_wrong_is_said_at_the_field(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous)
    browser = client_of(clerk)
    bad = browser.post(chosen(made, do="column", column="staff"), {"value": "许多"})
    assert bad.status_code == 400
    assert bad.context["form"].errors["value"]
    assert "许多" in bad.content.decode()
    assert browser.post(chosen(made, do="remove"), {"reason": ""}).context["form"].errors["reason"]
    assert browser.post(chosen(made, do="join"), {"chain": "bearings"}).context["form"].errors["chain"]
    for nothing in (BULK, f"{BULK}?bulk-record=x", f"{BULK}?bulk-record={made.pk}x"):
        assert browser.get(nothing).context["problem"]
        assert browser.post(nothing, {"reason": "x"}).status_code == 400


def test_records_are_reviewed_join_leave_and_go(
    clerk: Account, director: Account, office: Account, ferrous: Chain, bearings: Chain, client_of: Browsers
) -> None:
    one, other = (entered(clerk, ferrous, name=name) for name in ("甲厂", "乙厂"))
    confirmed(client_of(director), chosen(one, other, do="review"))
    assert Enterprise.objects.filter(review="reviewed").count() == 2
    confirmed(client_of(office), chosen(one, other, do="join"), chain="bearings")
    assert Belonging.objects.filter(chain=bearings).count() == 2
    confirmed(client_of(office), chosen(one, do="leave"), chain="ferrous")
    assert not Belonging.objects.filter(record=one.pk, chain=ferrous).exists()
    confirmed(client_of(office), chosen(one, other, do="remove"), reason="搬离本市")
    assert Enterprise.objects.filter(removed_because="搬离本市").count() == 2


def test_S13_what_changed_meanwhile_is_tried_again(
    clerk: Account, director: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous)
    browser = client_of(clerk)
    address = chosen(made, do="column", column="staff")
    stamp = browser.post(address, {"value": "9"}).context["report"].trial.stamp
    change_record(sight=sight(director), pk=made.pk, values={"staff": 5})
    again = browser.post(address, {"value": "9", "seen": stamp})
    assert again.status_code == 400
    assert again.context["report"].changes[0].was == "5", "the report is that of now"
    made.refresh_from_db()
    assert made.staff == 5
    assert confirmed(browser, address, value="9").status_code == 302
