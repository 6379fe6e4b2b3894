from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from config.lib.refusals import Refused
from dispatch.enums import LedgerStatus
from dispatch.models import Correction, Entry, Ledger
from dispatch.services.ask_correction import ask_correction
from offices.models import Account, AuditEntry, Message
from tests.actors import City
from tests.dispatch.books import BRAIN, HIGH_TECH, INVESTMENT

Trail = Callable[[], list[AuditEntry]]
Status = Callable[[LedgerStatus], Ledger]


@pytest.fixture
def accepted(in_status: Status) -> Ledger:
    return in_status(LedgerStatus.ACCEPTED)


@pytest.mark.parametrize("status", [LedgerStatus.ACCEPTED, LedgerStatus.SEALED])
def test_a_correction_is_asked_for_and_changes_nothing_yet(
    in_status: Status, director: Account, new_trail: Trail, status: LedgerStatus
) -> None:
    ledger = in_status(status)
    new_trail()
    correction = ask_correction(by=director, ledger=ledger, indicator_code=INVESTMENT, value="15.2", reason="漏报一项")

    assert (correction.before, correction.after, correction.decision) == (Decimal("12.5"), Decimal("15.2"), "pending")
    assert Entry.objects.get(indicator__code=INVESTMENT).value == Decimal("12.5")
    [trail] = new_trail()
    assert (trail.act, trail.before, trail.after) == ("correction.ask", {"value": "12.5"}, {"value": "15.2"})
    message = Message.objects.get(kind="correction.asked")
    assert (message.organisation.code, message.link) == ("leading-group-office", f"/corrections/{correction.pk}/")


def test_a_figure_can_be_taken_away(accepted: Ledger, director: Account) -> None:
    correction = ask_correction(by=director, ledger=accepted, indicator_code=HIGH_TECH, value=None, reason="重复上报")

    assert correction.after is None


def test_a_figure_that_was_never_reported_can_be_put_in(accepted: Ledger, director: Account) -> None:
    Entry.objects.filter(indicator__code=HIGH_TECH).update(value=None)

    assert (
        ask_correction(by=director, ledger=accepted, indicator_code=HIGH_TECH, value="3", reason="补报").before is None
    )


@pytest.mark.parametrize(
    ("code", "value", "reason"),
    [
        (INVESTMENT, "15.2", " "),
        (INVESTMENT, "12.50", "同一数"),
        (INVESTMENT, "十五", "漏报"),
        (INVESTMENT, "-1", "漏报"),
        (INVESTMENT, "1.234", "漏报"),
        (HIGH_TECH, "30.5", "漏报"),
        (BRAIN, "1", "漏报"),
        ("no-such", "1", "漏报"),
    ],
)
def test_what_would_be_wrong_in_the_ledger_is_refused(
    accepted: Ledger, director: Account, new_trail: Trail, code: str, value: str, reason: str
) -> None:
    new_trail()
    with pytest.raises(Refused):
        ask_correction(by=director, ledger=accepted, indicator_code=code, value=value, reason=reason)
    assert not Correction.objects.exists()
    assert new_trail() == []


def test_words_have_no_figure_to_correct(books_of_bearings: Ledger, stranger_director: Account) -> None:
    with pytest.raises(Refused, match="产业大脑"):
        ask_correction(by=stranger_director, ledger=books_of_bearings, indicator_code=BRAIN, value="1", reason="漏报")


def test_one_request_at_a_time_for_a_figure(accepted: Ledger, director: Account) -> None:
    ask_correction(by=director, ledger=accepted, indicator_code=INVESTMENT, value="15.2", reason="漏报")
    ask_correction(by=director, ledger=accepted, indicator_code=HIGH_TECH, value="31", reason="漏报")

    with pytest.raises(Refused, match="完成投资"):
        ask_correction(by=director, ledger=accepted, indicator_code=INVESTMENT, value="16", reason="漏报")


@pytest.mark.parametrize("status", [LedgerStatus.DRAFT, LedgerStatus.SUBMITTED, LedgerStatus.RETURNED])
def test_what_is_not_accepted_is_changed_otherwise(in_status: Status, director: Account, status: LedgerStatus) -> None:
    with pytest.raises(Refused):
        ask_correction(by=director, ledger=in_status(status), indicator_code=INVESTMENT, value="15", reason="漏报")


@pytest.mark.parametrize(
    ("actor", "error"),
    [
        ("stranger_director", Http404),
        ("nobody", Http404),
        ("clerk", PermissionDenied),
        ("liaison", PermissionDenied),
        ("office", PermissionDenied),
    ],
)
def test_the_director_asks_and_nobody_else(city: City, accepted: Ledger, actor: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        ask_correction(by=city.account(actor), ledger=accepted, indicator_code=INVESTMENT, value="15", reason="漏报")


@pytest.fixture
def books_of_bearings(accepted: Ledger) -> Ledger:
    Ledger.objects.filter(chain__code="bearings").update(status=LedgerStatus.ACCEPTED)
    return Ledger.objects.select_related("chain", "month").get(chain__code="bearings", month=accepted.month)
