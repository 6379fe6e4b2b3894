from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client

from config.lib import origin
from config.lib.xlsx.reading import read_workbook
from offices.models import Account, AuditEntry
from offices.services import export_trail as exporting
from offices.services.trail import record
from tests.actors import City

PAGE = "/administration/trail/"
EXPORT = "/administration/trail/export/"


@pytest.fixture
def noted(city: City, clerk: Account, system_admin: Account) -> None:
    with origin.acting("page", address="10.1.2.3"):
        record(by=clerk, act="account.log_in", on=clerk, label="=1+1")
    with origin.acting("import"):
        record(
            by=clerk,
            act="entries.save",
            on=city.chains["ferrous"],
            after={"value": "12345.6"},
            scope="ferrous",
            reason="应为54321",
        )
    with origin.acting("page"):
        record(by=system_admin, act="person.rename", on=clerk.person, before={"name": "旧名"}, after={"name": "新名"})


def rows(client: Client, query: dict[str, str]) -> list[list[str]]:
    answer = client.get(EXPORT, query)
    assert answer.status_code == 200
    [sheet] = read_workbook(BytesIO(b"".join(answer.streaming_content))).sheets  # type: ignore[attr-defined]
    return [[str(sheet.cell(row, column).value or "") for column in range(1, 12)] for row in range(1, sheet.height + 1)]


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize(
    "query",
    [{}, {"sort": "at"}, {"who": "clerk"}, {"act": "person.rename"}, {"via": "import"}, {"until": "2020-01-01"}],
)
def test_S5_the_workbook_has_the_rows_of_the_page_in_their_order(
    audit_admin: Account, client_of, query: dict[str, str]
) -> None:
    client = client_of(audit_admin)
    shown = [entry.object_label for entry in client.get(PAGE, query).context["listing"].rows]
    found = rows(client, query)
    head = next(number for number, row in enumerate(found) if row[0] == "时间")
    assert [row[6] for row in found[head + 1 :] if row[1] != row[0]] == shown
    assert any(f"共{len(shown)}条" in row[0] for row in found)


@pytest.mark.usefixtures("noted")
def test_S4_figures_of_the_business_are_not_in_it(audit_admin: Account, client_of) -> None:
    text = str(rows(client_of(audit_admin), {}))
    assert "12345.6" not in text
    assert "54321" not in text
    assert "数值" in text
    assert "旧名 → 新名" in text


@pytest.mark.usefixtures("noted")
def test_who_took_it_stands_in_it_and_in_the_trail(audit_admin: Account, client_of) -> None:
    assert "审计管理员" in str(rows(client_of(audit_admin), {"who": "clerk"})[:2])
    entry = AuditEntry.objects.latest("pk")
    assert (entry.act, entry.via, entry.after) == ("trail.export", "page", {"rows": 2, "asked": {"who": "clerk"}})


@pytest.mark.usefixtures("noted")
def test_too_many_lead_back_with_a_sentence(audit_admin: Account, client_of, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "MOST", 1)
    answer = client_of(audit_admin).get(EXPORT, {"who": "clerk"}, follow=True)
    assert answer.redirect_chain == [(f"{PAGE}?who=clerk", 302)]
    assert "缩小" in answer.content.decode()
