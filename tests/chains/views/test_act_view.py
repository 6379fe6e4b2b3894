from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.test import Client

from chains.enums import RecordActKind
from chains.models import Chain, Enterprise, RecordAct
from chains.services import writing
from chains.services.change_record import change_record
from offices.models import Account
from tests.chains.records import entered, sight
from tests.statements import statements

Browsers = Callable[[Account], Client]


def address(act: RecordAct, register: str = "enterprises") -> str:
    return f"/registers/{register}/acts/{act.pk}/"


def bulk(by: Account, records: list[Enterprise], tax: int) -> RecordAct:
    act = writing.act_of(kind=RecordActKind.BULK, register=sight(by).register, by=by, reason="统一更正")
    for one in records:
        one.tax = Decimal(tax)
    writing.update_many(sight(by).register, records, by=by)
    return act


def test_an_act_shows_its_records_before_and_after(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = [entered(clerk, ferrous, name=f"{n}厂（演示）", tax="7") for n in "甲乙"]
    act = bulk(clerk, made, 9)
    shown = client_of(clerk).get(address(act)).content.decode()
    for words in ("甲厂", "乙厂", "统一更正", "clerk（演示）", "<del>7.00</del>", "<ins>9.00</ins>"):
        assert words in shown


def test_S4_of_an_act_over_several_chains_one_sees_ones_own(
    office: Account,
    clerk: Account,
    liaison: Account,
    stranger_clerk: Account,
    ferrous: Chain,
    bearings: Chain,
    client_of: Browsers,
) -> None:
    made = [entered(office, ferrous, name="甲厂（演示）", tax="7"), entered(office, bearings, name="乙厂（演示）")]
    act = bulk(office, made, 9)
    own = client_of(clerk).get(address(act))
    assert "甲厂" in own.content.decode()
    assert "乙厂" not in own.content.decode()
    assert own.context["listing"].total == 1
    assert "<ins>9.00</ins>" not in client_of(liaison).get(address(act)).content.decode()
    only = bulk(office, [made[1]], 5)
    assert client_of(clerk).get(address(only)).status_code == 404
    assert client_of(stranger_clerk).get(address(only)).status_code == 200
    assert client_of(office).get(address(only, "parks")).status_code == 404


def test_who_did_it_takes_it_back_from_the_page(
    clerk: Account, director: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous, tax="7")
    act = bulk(clerk, [made], 9)
    assert "undo/" not in client_of(director).get(address(act)).content.decode()
    assert client_of(director).post(f"{address(act)}undo/").status_code == 403
    browser = client_of(clerk)
    assert "undo/" in browser.get(address(act)).content.decode()
    answer = browser.post(f"{address(act)}undo/", follow=True)
    assert answer.status_code == 200
    undo = RecordAct.objects.get(kind="undo")
    assert answer.redirect_chain[-1][0] == address(undo)
    assert Enterprise.objects.get().tax == Decimal(7)
    assert address(undo) in browser.get(address(act)).content.decode()
    assert undo.via == "page"


def test_what_stands_in_the_way_is_said(clerk: Account, director: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous, name="甲厂（演示）", tax="7")
    act = bulk(clerk, [made], 9)
    change_record(sight=sight(director), pk=made.pk, values={"products": "管"})
    answer = client_of(clerk).post(f"{address(act)}undo/", follow=True)
    assert "“甲厂（演示）”" in answer.content.decode()
    assert Enterprise.objects.get().tax == Decimal(9)


def test_the_entering_of_a_record_shows_its_first_values(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous, products="钢管")
    act = RecordAct.objects.get()
    shown = client_of(clerk).get(address(act)).content.decode()
    assert "<ins>钢管</ins>" in shown
    assert made.get_absolute_url() in shown


def test_many_records_cost_no_more_statements_than_one(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    park = entered(clerk, ferrous, "parks", name="园（演示）")
    made = [entered(clerk, ferrous, name=f"{n}厂（演示）") for n in range(40)]
    for one in made:
        change_record(sight=sight(clerk), pk=one.pk, values={"park": park})
    made = list(Enterprise.objects.all())
    few, many = bulk(clerk, made[:1], 3), bulk(clerk, made[1:], 9)
    browser = client_of(clerk)
    browser.get(address(few))
    cost = statements(lambda: browser.get(address(few)))
    assert statements(lambda: browser.get(address(many))) == cost <= 25
