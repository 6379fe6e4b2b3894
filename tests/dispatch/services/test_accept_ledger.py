from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.enums import LedgerStatus
from dispatch.models import Entry, Extension, Ledger
from dispatch.queries.ledger_sheet import ledger_sheet
from dispatch.queries.owed import owed
from dispatch.services.accept_ledger import accept_ledger
from offices.models import Account, AuditEntry, Message
from tests.actors import City
from tests.dispatch.books import INVESTMENT, Books

Trail = Callable[[], list[AuditEntry]]
Status = Callable[[LedgerStatus], Ledger]


@pytest.fixture
def submitted(in_status: Status) -> Ledger:
    return in_status(LedgerStatus.SUBMITTED)


def test_a_submitted_ledger_is_accepted(submitted: Ledger, office: Account, new_trail: Trail) -> None:
    new_trail()
    accept_ledger(by=office, ledger=submitted, seen=ledger_sheet(submitted).stamp)

    ledger = Ledger.objects.get(pk=submitted.pk)
    assert (ledger.status, ledger.decided_by) == ("accepted", office)
    [trail] = new_trail()
    assert (trail.act, trail.before, trail.after) == (
        "ledger.accept",
        {"status": "submitted"},
        {"status": "accepted"},
    )
    assert not Message.objects.filter(organisation__code="ferrous-office").exists()


def test_a_request_for_more_time_falls_away(
    submitted: Ledger, office: Account, director: Account, new_trail: Trail
) -> None:
    asked = Extension.objects.create(
        ledger=submitted, until=dt.date(2024, 7, 20), reason="统计数据延迟发布", asked_by=director
    )
    refused = Extension.objects.create(
        ledger=submitted,
        until=dt.date(2024, 7, 19),
        reason="出差",
        asked_by=director,
        decision="refused",
        decided_by=office,
    )
    new_trail()
    accept_ledger(by=office, ledger=submitted)

    asked.refresh_from_db()
    assert (asked.has_lapsed, asked.get_decision_display(), asked.decision_note) == (
        True,
        "已失效",
        "台账已审核通过，不再需要延期。",
    )
    assert refused.get_decision_display() == "未同意"
    trail = {entry.act: entry for entry in new_trail()}
    assert set(trail) == {"ledger.accept", "extension.lapse"}
    assert trail["extension.lapse"].after == {"decision": "lapsed", "until": None}
    assert not owed(office).extensions


@pytest.mark.parametrize("actor", ["stranger_director", "audit_admin", "nobody"])
def test_strangers_do_not_learn_of_it(city: City, submitted: Ledger, actor: str) -> None:
    with pytest.raises(Http404):
        accept_ledger(by=city.account(actor), ledger=submitted)


@pytest.mark.parametrize("actor", ["clerk", "director", "liaison", "leader", "chief"])
def test_the_leading_group_office_accepts_and_nobody_else(city: City, submitted: Ledger, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        accept_ledger(by=city.account(actor), ledger=submitted)


@pytest.mark.parametrize("status", [status for status in LedgerStatus if status != LedgerStatus.SUBMITTED])
def test_only_what_is_submitted_is_accepted(in_status: Status, office: Account, status: LedgerStatus) -> None:
    with pytest.raises(Refused) as refused:
        accept_ledger(by=office, ledger=in_status(status))
    assert not isinstance(refused.value, SomebodyWasFaster)


def test_S12_nobody_accepts_what_he_entered(submitted: Ledger, office: Account, new_trail: Trail) -> None:
    Entry.objects.filter(indicator__code=INVESTMENT).update(entered_by=office)
    new_trail()

    with pytest.raises(PermissionDenied, match="本人"):
        accept_ledger(by=office, ledger=submitted)
    assert Ledger.objects.get(pk=submitted.pk).status == "submitted"
    assert new_trail() == []


def test_S12_nobody_accepts_what_he_submitted(submitted: Ledger, office: Account, books: Books) -> None:
    Ledger.objects.filter(pk=submitted.pk).update(submitted_by=office)

    with pytest.raises(PermissionDenied, match="本人"):
        accept_ledger(by=office, ledger=books.ledger("ferrous"))


def test_S13_the_second_reviewer_is_told(
    submitted: Ledger, office: Account, second_office: Account, books: Books
) -> None:
    other = books.ledger("ferrous")
    accept_ledger(by=office, ledger=submitted)

    with pytest.raises(SomebodyWasFaster, match=office.name):
        accept_ledger(by=second_office, ledger=other)


def test_a_page_of_an_earlier_submission_accepts_nothing(submitted: Ledger, office: Account) -> None:
    stamp = ledger_sheet(submitted).stamp
    Ledger.objects.filter(pk=submitted.pk).update(version=4)
    again = Ledger.objects.select_related("chain", "month").get(pk=submitted.pk)

    with pytest.raises(SomebodyWasFaster):
        accept_ledger(by=office, ledger=again, seen=stamp)
