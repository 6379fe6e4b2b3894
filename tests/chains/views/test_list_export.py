from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client

from chains.queries.register_lists import list_seen, lists_seen
from config.lib.xlsx.reading import read_workbook
from offices.models import Account, AuditEntry
from tests.actors import City
from tests.chains.lists import for_all
from tests.chains.queries.test_register_lists import REGIMES, load_shipped
from tests.chains.records import entered
from tests.chains.views.test_record_export import table

Browser = Callable[[Account], Client]


def taken(client: Client, code: str, query: str = "") -> bytes:
    response = client.get(f"/lists/{code}/export/{query}")
    assert response.status_code == 200
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


@pytest.mark.parametrize("actor", ["clerk", "liaison", "office", "stranger_clerk"])
def test_S5_rows_in_the_workbook_are_the_rows_on_the_screen(city: City, actor: str, client_of: Browser) -> None:
    for name, chain, keeper in (("甲（演示）", "ferrous", "clerk"), ("乙（演示）", "bearings", "stranger_clerk")):
        entered(city.account(keeper), city.chains[chain], name=name, revenue="98765")
    one = for_all(
        city.account("office"), "enterprises", title="企业[一]览", columns=["name", "revenue"], unit_line="单位：万元"
    )
    account = city.account(actor)
    seen = list_seen(account, one.code)
    content = taken(client_of(account), one.code)
    found = table(content)
    assert [found.cell(row, "key").text for row in found.body] == [str(record.pk) for record in seen.rows()[0]]
    assert [head.name for head in found.unknown] == ["序号", *(str(column.label) for column in seen.asked.columns)]
    numbers = [found.sheet.cell(row, 2).text for row in found.body] if found.body else []
    assert numbers == [str(at) for at in range(1, len(numbers) + 1)]
    texts = {cell.text for cell in read_workbook(BytesIO(content)).sheets[0].cells}
    assert "企业[一]览" in texts
    assert any("单位：万元" in text and f"{actor}（演示）" in text and "截至2024年" in text for text in texts)
    assert AuditEntry.objects.get(act="records.export").after["asked"] == {"list": [one.code]}


def test_a_look_s_rows_are_the_workbook_s(office: Account, city: City, client_of: Browser) -> None:
    for name in ("甲", "乙"):
        entered(city.account("clerk"), city.chains["ferrous"], "projects", name=f"{name}（演示）")
    one = for_all(office)
    found = table(taken(client_of(office), one.code, "?q=甲"), "名称")
    assert [found.cell(row, "名称").text for row in found.body] == ["甲（演示）"]


@pytest.mark.parametrize(("day", "said"), [("2023-12-31", "截至2023年12月31日"), ("", "截至2024年7月8日")])
def test_a_list_that_reckons_as_of_a_day_says_that_day_in_the_workbook(
    day: str, said: str, office: Account, city: City, client_of: Browser
) -> None:
    entered(city.account("clerk"), city.chains["ferrous"])
    one = for_all(office, "enterprises", filters={"on": [day]} if day else {})
    texts = {cell.text for cell in read_workbook(BytesIO(taken(client_of(office), one.code))).sheets[0].cells}
    assert [said in text for text in texts if "截至" in text] == [True]


@pytest.mark.parametrize("code", REGIMES)
def test_every_list_of_every_regime_leaves_as_a_workbook(code: str, office: Account, client_of: Browser) -> None:
    load_shipped(code)
    browser = client_of(office)
    lists = lists_seen(office)
    assert lists
    for seen in lists:
        assert table(taken(browser, seen.named.code), "名称")
        assert browser.get(f"/lists/{seen.named.code}/").status_code == 200
        paper = browser.post(f"/lists/{seen.named.code}/paper/")
        assert paper.content.startswith(b"%PDF-")
