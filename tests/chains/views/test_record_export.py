from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chains.documents.record_workbook import KEY_HEAD
from chains.models import Chain
from chains.queries.record_rows import read_asked, rows_asked
from config.lib.xlsx.heads import Column
from config.lib.xlsx.reading import read_workbook
from config.lib.xlsx.tables import TableFound, best_table
from offices.models import Account, AuditEntry
from tests.actors import City
from tests.chains.records import CODES, entered, sight

Browser = Callable[[Account], Client]


def taken(client: Client, register: str = "enterprises", query: str = "") -> bytes:
    response = client.get(f"/registers/{register}/export/{query}")
    assert response.status_code == 200
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def table(content: bytes, *names: str) -> TableFound:
    wanted = [Column("key", (KEY_HEAD,)), *(Column(name, (name,), required=False) for name in names)]
    found = best_table(read_workbook(BytesIO(content)), wanted)
    assert found
    return found


def test_it_has_the_rows_and_columns_of_the_list_in_their_order(
    clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    entered(clerk, ferrous, name="乙厂", credit_code=CODES[0], tax="12.5")
    first = entered(clerk, ferrous, name="甲厂", credit_code=CODES[1], tax="7")
    entered(clerk, ferrous, name="丙公司", credit_code=CODES[2])
    found = table(
        taken(client_of(clerk), query="?columns=tax,credit_code&name=厂&sort=tax"), "名称", "税收", "统一社会信用代码"
    )
    assert [head.written for head in (found.head.columns[name] for name in ("名称", "税收", "统一社会信用代码"))] == [
        "名称",
        "税收",
        "统一社会信用代码",
    ]
    assert not found.unknown
    assert [found.cell(row, "名称").text for row in found.body] == ["甲厂", "乙厂"]
    assert found.cell(found.body[0], "key").text == str(first.pk)


@pytest.mark.parametrize(("query", "said"), [("?on=2023-12-31", "截至2023年12月31日"), ("", "截至2024年7月8日")])
def test_the_workbook_says_as_of_which_day_it_reckons(
    query: str, said: str, clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    entered(clerk, ferrous)
    texts = {cell.text for cell in read_workbook(BytesIO(taken(client_of(clerk), query=query))).sheets[0].cells}
    assert [said in text for text in texts if "截至" in text] == [True]


def test_the_workbook_says_how_many_rows_who_took_them_and_when(
    clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    for code in CODES:
        entered(clerk, ferrous, name=f"厂{code[-1]}", credit_code=code)
    sheet = read_workbook(BytesIO(taken(client_of(clerk)))).sheets[0]
    texts = {cell.text for cell in sheet.cells}
    assert any("clerk（演示）" in text and "2024-07-08" in text for text in texts)
    assert any("共 3 行" in text and "clerk（演示）" in text for text in texts)
    assert any("依法保密" in text for text in texts), "figures of single enterprises are in it"


@pytest.mark.parametrize("actor", ["clerk", "director", "liaison", "chief", "office", "leader", "stranger_clerk"])
@pytest.mark.parametrize("register", ["enterprises", "policies", "parks"])
def test_S5_rows_in_the_export_are_the_rows_on_the_screen(
    city: City, actor: str, register: str, client_of: Browser
) -> None:
    for name, chain, keeper in (("甲（演示）", "ferrous", "clerk"), ("乙（演示）", "bearings", "stranger_clerk")):
        entered(city.account(keeper), city.chains[chain], register, name=name)
    entered(city.account("office"), None, register, name="丙（演示）")
    account = city.account(actor)
    seen = sight(account, register)
    asked = read_asked({}, seen)
    on_screen = [str(record.pk) for record in rows_asked(asked, seen)[0]]
    found = table(taken(client_of(account), register))
    assert [found.cell(row, "key").text for row in found.body] == on_screen
    assert {head.name for head in found.unknown} == {str(column.label) for column in asked.columns}


def test_S4_figures_and_contacts_leave_with_nobody_who_may_not_see_them(
    clerk: Account, liaison: Account, ferrous: Chain, client_of: Browser
) -> None:
    entered(clerk, ferrous, revenue="98765", contact="13800001234")
    query = "?columns=revenue,contact,staff"
    for account, figure in ((clerk, True), (liaison, False)):
        with ZipFile(BytesIO(taken(client_of(account), query=query))) as package:
            text = b"".join(package.read(name) for name in package.namelist()).decode(errors="replace")
        assert ("98765" in text) is figure
        assert "13800001234" not in text
        assert "138****1234" in text


def test_S17_text_that_looks_like_a_formula_leaves_as_text_and_comes_back_as_it_was(
    clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    entered(clerk, ferrous, name='=HYPERLINK("http://x")', products="-1+1", tax="-5")
    content = taken(client_of(clerk), query="?columns=products,tax")
    with ZipFile(BytesIO(content)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    found = table(content, "名称", "主要产品", "税收")
    (row,) = found.body
    assert found.cell(row, "名称").text == '=HYPERLINK("http://x")'
    assert found.cell(row, "主要产品").text == "-1+1"
    assert found.cell(row, "税收").value == -5


def test_one_entry_in_the_trail_says_what_was_taken(clerk: Account, ferrous: Chain, client_of: Browser) -> None:
    entered(clerk, ferrous)
    taken(client_of(clerk), query="?columns=tax&tax.from=1")
    entry = AuditEntry.objects.get(act="records.export")
    assert (entry.actor_name, entry.object_label) == ("clerk（演示）", "企业")
    assert entry.after == {
        "register": "enterprises",
        "rows": 0,
        "columns": ["name", "tax"],
        "asked": {"columns": ["tax"], "tax.from": ["1"]},
    }


def test_who_may_not_know_of_the_register_takes_nothing(liaison: Account, ferrous: Chain, client_of: Browser) -> None:
    assert client_of(liaison).get("/registers/investors/export/").status_code == 404
    assert not AuditEntry.objects.filter(act="records.export").exists()


def test_the_number_of_statements_does_not_grow_with_the_rows(
    clerk: Account, ferrous: Chain, client_of: Browser
) -> None:
    browser = client_of(clerk)
    taken(browser)
    counts = []
    for rows in (1, 30):
        for number in range(rows):
            entered(clerk, ferrous, name=f"厂{rows}-{number}")
        with CaptureQueriesContext(connection) as found:
            taken(browser)
        counts.append(len(found))
    assert counts[0] == counts[1]
