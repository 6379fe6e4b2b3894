import datetime as dt
from collections.abc import Callable

import pgtrigger
import pytest
from django.test import Client

from chains.models import Chain
from config.lib import origin
from offices.models import Account, AuditEntry
from offices.services.check_history import check_history
from offices.services.trail import record
from tests.actors import City
from tests.statements import statements

PAGE = "/administration/trail/"


@pytest.fixture
def noted(city: City, clerk: Account, system_admin: Account) -> None:
    with origin.acting("page", address="10.1.2.3"):
        record(by=clerk, act="account.log_in", on=clerk)
        record(by=None, act="account.log_in", on=clerk, succeeded=False)
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


def acts(answer: object) -> list[str]:
    return [entry.act for entry in answer.context["listing"].rows]


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["person.rename", "entries.save", "account.log_in", "account.log_in"]),
        ({"sort": "at"}, ["account.log_in", "account.log_in", "entries.save", "person.rename"]),
        ({"who": "clerk"}, ["entries.save", "account.log_in"]),
        ({"who": "系统管理员"}, ["person.rename"]),
        ({"act": "person.rename"}, ["person.rename"]),
        ({"what": "ferrous"}, ["entries.save"]),
        ({"what": "演示"}, ["person.rename"]),
        ({"via": "import"}, ["entries.save"]),
        ({"result": "failed"}, ["account.log_in"]),
        ({"until": "2020-01-01"}, []),
        ({"who": "clerk", "via": "page"}, ["account.log_in"]),
    ],
)
def test_search(audit_admin: Account, client_of: Callable[[Account], Client], query: dict, expected: list) -> None:
    assert acts(client_of(audit_admin).get(PAGE, query)) == expected


@pytest.mark.usefixtures("noted")
def test_a_day_is_a_day_in_shanghai(audit_admin: Account, client_of: Callable[[Account], Client]) -> None:
    day = AuditEntry.objects.latest("pk").at.astimezone(dt.timezone(dt.timedelta(hours=8))).date()
    browser = client_of(audit_admin)
    assert len(acts(browser.get(PAGE, {"since": str(day), "until": str(day)}))) == 4
    assert acts(browser.get(PAGE, {"since": str(day + dt.timedelta(days=1))})) == []


@pytest.mark.usefixtures("noted")
def test_figures_of_the_business_are_not_shown(audit_admin: Account, client_of: Callable[[Account], Client]) -> None:
    """No administrator sees business data (GB/T 22239-2019); the audit administrator sees who changed which."""
    text = client_of(audit_admin).get(PAGE).content.decode()
    assert "12345.6" not in text
    assert "54321" not in text
    assert "旧名" in text
    assert "新名" in text


@pytest.mark.parametrize("actor", ["system_admin", "security_admin", "office", "leader", "clerk", "nobody"])
def test_for_the_audit_administrator_alone(city: City, client_of: Callable[[Account], Client], actor: str) -> None:
    assert client_of(city.account(actor)).get(PAGE).status_code == 403


def test_asks_as_little_for_many_as_for_few(
    clerk: Account, audit_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(audit_admin)
    record(by=clerk, act="account.log_in", on=clerk)
    browser.get(PAGE)  # the first one notes in the session when it began
    few = statements(lambda: browser.get(PAGE))
    for _ in range(49):
        record(by=clerk, act="account.log_in", on=clerk)
    assert statements(lambda: browser.get(PAGE)) == few <= 10


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_S34_a_day_out_of_reach_is_told_and_narrows_nothing(client_of, audit_admin: Account, day: str) -> None:
    for name in ("since", "until"):
        answer = client_of(audit_admin).get("/administration/trail/", {name: day})
        assert answer.status_code == 200
        assert name in answer.context["form"].errors


def test_the_auditor_sees_what_differs_from_its_history(
    city: City, audit_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browser = client_of(audit_admin)
    check_history()
    assert "未发现不一致" in browser.get(PAGE).content.decode()
    with pgtrigger.ignore():
        Chain.objects.filter(code="ferrous").update(name="有人改过的名称")
    check_history()
    page = browser.get(PAGE)
    assert "核对数据与变更历史：发现1处与当时不一致" in page.content.decode()
    assert "?act=history.stray" in page.content.decode()
    assert "不一致条数</span>" in page.content.decode()
    assert "<ins>1</ins>" in page.content.decode()
    [entry] = browser.get(PAGE, {"act": "history.stray"}).context["listing"].rows
    assert (entry.object_type, entry.succeeded) == ("chains.chain", False)


def test_the_auditor_sees_what_another_nightly_check_found(
    audit_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    record(by=None, act="run.check", on=None, after={"strays": 2}, succeeded=False)
    page = client_of(audit_admin).get(PAGE).content.decode()
    assert "重新计算评价并核对：发现2处与当时不一致" in page
    assert "?act=run.stray" in page
    record(by=None, act="run.check", on=None, after={"strays": 0})
    assert "?act=run.stray" not in client_of(audit_admin).get(PAGE).content.decode()
