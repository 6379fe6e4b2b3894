from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from chains.models import Chain
from chains.registers.kinds import Link
from chains.registers.register import REGISTERS
from offices.enums import OrganisationKind
from offices.models import Account, Organisation
from tests.chains.records import entered

Browsers = Callable[[Account], Client]
LINKS = [
    (one.code, column.code)
    for one in REGISTERS.values()
    for column in one.columns
    if isinstance(column.kind, Link) and column.is_typed and hasattr(apps.get_model(column.kind.to), "register")
]


def names(browser: Client, register: str, column: str, text: str) -> list[str]:
    answer: Any = browser.get(f"/registers/{register}/names/{column}/", {"q": text})
    assert answer.status_code == 200
    return [item["name"] for group in answer.json()["groups"] for item in group["items"]]


def test_names_of_the_register_that_is_meant_are_offered(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    entered(clerk, ferrous, "parks", name="钢管园（演示）")
    entered(clerk, ferrous, "enterprises", name="钢管厂（演示）")
    browser = client_of(clerk)
    for text in ("钢管", "gg", "钢"):
        assert names(browser, "projects", "park", text) == ["钢管园（演示）"]
    assert names(browser, "technologies", "proposed_by", "钢管") == ["钢管厂（演示）"]
    assert names(browser, "projects", "park", "") == []
    assert names(browser, "projects", "park", "没有") == []


def test_districts_are_offered_by_name_and_initials(clerk: Account, client_of: Browsers) -> None:
    for code, name in (("shen", "莘县"), ("linqing", "临清市")):
        Organisation.objects.create(code=code, name=name, short_name=name, kind=OrganisationKind.DISTRICT)
    browser = client_of(clerk)
    assert names(browser, "enterprises", "district", "莘") == ["莘县"]
    assert names(browser, "enterprises", "district", "lqs") == ["临清市"]
    assert names(browser, "enterprises", "district", "财政") == []


@pytest.mark.parametrize(("register", "column"), LINKS)
def test_S4_a_foreign_name_is_not_offered(
    register: str, column: str, clerk: Account, stranger_clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    linked = apps.get_model(REGISTERS[register].column(column).kind.to).register  # type: ignore[attr-defined]
    entered(clerk, ferrous, linked.code, name="标记一号（演示）")
    assert names(client_of(clerk), register, column, "标记") == ["标记一号（演示）"]
    assert bool(names(client_of(stranger_clerk), register, column, "标记")) == linked.city_wide


def test_a_column_that_links_to_nothing_has_no_names(clerk: Account, liaison: Account, client_of: Browsers) -> None:
    for column in ("name", "revenue", "changed_by", "nothing"):
        assert client_of(clerk).get(f"/registers/enterprises/names/{column}/", {"q": "钢"}).status_code == 404
    assert client_of(liaison).get("/registers/opportunities/names/investor/", {"q": "钢"}).status_code == 404


def test_the_form_says_where_names_come_from(clerk: Account, client_of: Browsers) -> None:
    shown = client_of(clerk).get("/registers/enterprises/new/").content.decode()
    assert 'data-names="/registers/enterprises/names/COLUMN/"' in shown
    assert 'data-suggest="chains.Park"' in shown
