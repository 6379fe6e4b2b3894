from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.urls import resolve

from evaluation.context import navigation
from offices.models import Account
from tests.actors import ACCOUNTS, City


def shown_to(account: Account, address: str = "/inbox/"):
    request = RequestFactory().get(address)
    request.user = account
    request.resolver_match = resolve(address)
    return navigation(request)


def titles(account: Account) -> list[str]:
    return [str(section["title"]) for section in shown_to(account)["navigation"]]


@pytest.mark.parametrize("actor", ACCOUNTS)
def test_whoever_sees_an_entry_may_open_it(city: City, client_of, actor: str) -> None:
    account = city.account(actor)
    client = client_of(account)
    for section in shown_to(account)["navigation"]:
        for entry in section["entries"]:
            answer = client.get(entry["address"], follow=True)
            assert answer.status_code == 200, f"{actor}: {entry['address']}"


@pytest.mark.parametrize("actor", ["system_admin", "security_admin", "audit_admin"])
def test_administrators_see_administration_alone(city: City, actor: str) -> None:
    assert titles(city.account(actor)) == ["管理"]


def test_a_clerk_sees_no_cockpit_and_no_administration(clerk: Account) -> None:
    seen = titles(clerk)
    assert "工作台" in seen
    assert "驾驶舱" not in seen
    assert "管理" not in seen


def test_nobody_sees_nothing(nobody: Account) -> None:
    assert titles(nobody) == []


def test_the_page_stands_under_its_entry(office: Account) -> None:
    shown = shown_to(office, "/clock/")
    section = next(section for section in shown["navigation"] if section["current"])
    assert [str(entry["title"]) for entry in section["entries"] if entry["current"]] == ["业务日期"]
    assert [str(crumb["title"]) for crumb in shown["crumbs"]] == ["管理"]


def test_a_score_sheet_stands_under_evaluation_for_a_chain_office_too(director: Account, office: Account) -> None:
    """Its entry, the runs, is the leading-group office's alone."""
    for account in (director, office):
        shown = shown_to(account, "/runs/1/ferrous/")
        assert [str(section["title"]) for section in shown["navigation"] if section["current"]] == ["评价"]
        assert next(str(crumb["title"]) for crumb in shown["crumbs"]) == "评价"
