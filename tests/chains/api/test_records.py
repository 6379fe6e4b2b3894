"""The registers over the API: the same rows, the same rights, the same sentences as on the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.http import urlencode

from chains.models import Belonging, Chain, Enterprise, OwnColumn
from chains.registers.register import REGISTERS
from offices.models import Account, AuditEntry
from tests.chains.records import CODES, entered
from tests.statements import statements

Clients = Callable[[Account], Client]
HERE = "/api/registers/enterprises/"


def _sent(browser: Client, method: str, address: str, **data: Any) -> Any:
    return browser.generic(method, address, json.dumps(data), content_type="application/json")


def _columns(browser: Client, register: str = "enterprises") -> dict[str, Any]:
    (found,) = [one for one in browser.get("/api/registers/").json() if one["code"] == register]
    return {one["code"]: one for one in found["columns"]}


def test_the_columns_are_those_of_the_declaration_and_the_office(clerk: Account, client_of: Clients) -> None:
    OwnColumn.objects.create(register="enterprises", code="grade", label="等级", kind="choice", choices=["甲", "乙"])
    columns = _columns(client_of(clerk))
    assert columns["name"]["required"]
    assert columns["revenue"]["unit"] == "万元"
    assert columns["grade"] == {
        "code": "grade",
        "label": "等级",
        "unit": "",
        "required": False,
        "typed": True,
        "own": True,
        "choices": {"甲": "甲", "乙": "乙"},
        "filters": ["is", "empty"],
    }
    assert not columns["role"]["typed"]


def test_a_record_is_entered_read_and_changed(clerk: Account, ferrous: Chain, client_of: Clients) -> None:
    OwnColumn.objects.create(register="enterprises", code="grade", label="等级", kind="choice", choices=["甲", "乙"])
    browser = client_of(clerk)
    values = {"name": "甲厂（演示）", "credit_code": CODES[0], "revenue": "1，200.5", "grade": "甲"}
    made = _sent(browser, "POST", HERE, values=values, chains=[{"chain": "ferrous", "share": "40"}])
    assert made.status_code == 201, made.content.decode()
    record = made.json()
    assert record["chains"] == [{"chain": "ferrous", "share": "40"}]
    assert record["values"]["revenue"] == "1200.5"
    assert (record["values"]["grade"], record["values"]["source"]) == ("甲", "api")
    here = f"{HERE}{record['id']}/"
    changed = _sent(browser, "PATCH", here, version=1, values={"revenue": None, "grade": "乙"}, reason="核实")
    assert changed.status_code == 200, changed.content.decode()
    assert changed.json()["version"] == 2
    assert (changed.json()["values"]["revenue"], changed.json()["values"]["grade"]) == (None, "乙")
    assert browser.get(here).json() == changed.json()
    assert _sent(browser, "PATCH", here, version=1, values={"revenue": "1"}).status_code == 409
    acts = list(AuditEntry.objects.order_by("pk").values_list("act", "via"))
    assert acts == [("record.enter", "api"), ("record.change", "api")]


def test_S5_a_list_is_narrowed_and_ordered_as_on_the_page(clerk: Account, ferrous: Chain, client_of: Clients) -> None:
    for number, name in enumerate(("甲厂", "乙厂", "丙厂"), 1):
        entered(clerk, ferrous, name=name, revenue=str(number * 100))
    browser = client_of(clerk)
    asked = {"revenue.from": "150", "sort": "-revenue", "columns": "revenue"}
    found = browser.get(HERE, asked).json()
    assert [one["values"] for one in found["results"]] == [
        {"name": "丙厂", "revenue": "300"},
        {"name": "乙厂", "revenue": "200"},
    ]
    page = browser.get("/registers/enterprises/", asked).content.decode()
    assert "甲厂" not in page
    assert found["count"] == 2
    wrong = browser.get(f"{HERE}?{urlencode({'revenue.from': '很多'})}")
    assert wrong.status_code == 400
    assert "revenue.from" in wrong.json()


@pytest.mark.parametrize(
    ("values", "code", "says"),
    [
        ({"name": ""}, "name", "必填"),
        ({"name": "甲", "no_such": "1"}, "no_such", "没有这一栏"),
        ({"name": "甲", "role": "master"}, "role", "不能填写"),
        ({"name": "甲", "source": "regime"}, "source", "不能填写"),
        ({"name": "甲", "revenue": "约2"}, "revenue", "不是数字"),
        ({"name": "甲", "revenue": {"a": 1}}, "revenue", "文本"),
        ({"name": "甲", "contact": "138****0001"}, "contact", "遮盖"),
        ({"name": "甲", "credit_code": "123"}, "credit_code", "18位"),
    ],
)
def test_what_is_wrong_is_said_by_its_column(
    values: dict[str, Any], code: str, says: str, clerk: Account, ferrous: Chain, client_of: Clients
) -> None:
    answer = _sent(client_of(clerk), "POST", HERE, values=values, chains=[{"chain": "ferrous"}])
    assert answer.status_code == 400
    assert says in answer.json()["values"][code][0]
    assert not Enterprise.objects.exists()


@pytest.mark.parametrize("body", [{}, {"values": []}, {"values": {"name": "甲"}, "chains": "ferrous"}])
def test_a_body_of_another_shape_is_refused(
    body: dict[str, Any], clerk: Account, ferrous: Chain, client_of: Clients
) -> None:
    assert _sent(client_of(clerk), "POST", HERE, **body).status_code == 400
    assert not Enterprise.objects.exists()


def test_S2_a_foreign_chain_changes_nothing(
    clerk: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain, client_of: Clients
) -> None:
    browser = client_of(clerk)
    answer = _sent(browser, "POST", HERE, values={"name": "甲"}, chains=[{"chain": "bearings"}])
    assert answer.status_code == 400
    assert "轴承" not in answer.content.decode()
    assert not Enterprise.objects.exists()
    shared = entered(clerk, ferrous)
    Belonging.objects.create(record=shared.pk, register="enterprises", chain=bearings, share=30)
    changed = _sent(browser, "PATCH", f"{HERE}{shared.pk}/", version=1, chains=[{"chain": "ferrous", "share": "50"}])
    assert changed.json()["chains"] == [{"chain": "ferrous", "share": "50"}]
    held = dict(Belonging.objects.filter(record=shared.pk).values_list("chain__code", "share"))
    assert held == {"ferrous": 50, "bearings": 30}


def test_S4_figures_and_contacts_are_as_on_the_page(
    office: Account, liaison: Account, ferrous: Chain, client_of: Clients
) -> None:
    record = entered(office, ferrous, revenue="98765", contact="13800001234")
    browser = client_of(liaison)
    columns = _columns(browser)
    answer = browser.get(HERE).json()["results"][0]
    assert ("revenue" in columns) == ("revenue" in answer["values"])
    assert answer["values"]["contact"] == "138****1234"
    assert "13800001234" not in browser.get(f"{HERE}{record.pk}/").content.decode()
    guessed = browser.get(HERE, {"contact": "13800001234", "sort": "contact"}).json()
    assert guessed["count"] == 1
    if "revenue" not in columns:
        assert "98765" not in browser.get(HERE).content.decode()
        assert browser.get(HERE, {"revenue.from": "99999"}).json()["count"] == 1


def test_S3_nobody_changes_what_is_not_his(
    clerk: Account, stranger_clerk: Account, liaison: Account, ferrous: Chain, client_of: Clients
) -> None:
    record = entered(clerk, ferrous)
    here = f"{HERE}{record.pk}/"
    assert _sent(client_of(stranger_clerk), "PATCH", here, version=1, values={"name": "乙"}).status_code == 404
    assert _sent(client_of(liaison), "PATCH", here, version=1, values={"name": "乙"}).status_code == 403
    record.refresh_from_db()
    assert record.version == 1


def test_a_list_costs_the_same_for_one_record_and_for_fifty(clerk: Account, ferrous: Chain, client_of: Clients) -> None:
    browser = client_of(clerk)
    entered(clerk, ferrous)
    browser.get(HERE)
    one = statements(lambda: browser.get(HERE))
    for number in range(20):
        entered(clerk, ferrous, name=f"第{number}厂（演示）")
    assert statements(lambda: browser.get(HERE)) == one


def test_the_description_is_sound(tmp_path: Any) -> None:
    file = tmp_path / "schema.json"
    call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json", "--file", str(file))
    assert "/api/registers/{register}/{record}/" in json.loads(file.read_text())["paths"]


def test_every_register_answers(office: Account, client_of: Clients) -> None:
    browser = client_of(office)
    told = browser.get("/api/registers/").json()
    assert [one["code"] for one in told] == list(REGISTERS)
    for one in told:
        assert browser.get(f"/api/registers/{one['code']}/").json()["count"] == 0
    assert browser.get("/api/registers/no-such/").status_code == 404
