from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.models import Chain, ProjectMonth
from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.enums import LedgerStatus
from dispatch.models import Correction, Entry, Indicator, Ledger
from dispatch.services.ask_correction import ask_correction
from dispatch.services.decide_correction import decide_correction
from offices.models import Account, AuditEntry, Message
from tests.actors import City
from tests.chains.records import entered
from tests.dispatch.books import INVESTMENT

Trail = Callable[[], list[AuditEntry]]
Status = Callable[[LedgerStatus], Ledger]


def ask(director: Account, ledger: Ledger, value: str | None = "15.2") -> Correction:
    asked = ask_correction(by=director, ledger=ledger, indicator_code=INVESTMENT, value=value, reason="漏报一项")
    return Correction.objects.select_related("entry__ledger__chain", "entry__ledger__month", "entry__indicator").get(
        pk=asked.pk
    )


@pytest.fixture
def asked(in_status: Status, director: Account) -> Correction:
    return ask(director, in_status(LedgerStatus.ACCEPTED))


@pytest.mark.parametrize("status", [LedgerStatus.ACCEPTED, LedgerStatus.SEALED])
def test_granted_the_figure_takes_the_place_of_the_other_and_both_are_kept(
    in_status: Status, director: Account, office: Account, new_trail: Trail, status: LedgerStatus
) -> None:
    correction = ask(director, in_status(status))
    new_trail()
    decide_correction(by=office, correction=correction, grant=True)

    entry = Entry.objects.get(indicator__code=INVESTMENT)
    assert (entry.value, entry.version, entry.source, entry.entered_by) == (Decimal("15.2"), 2, "corrected", director)
    kept = Correction.objects.get()
    assert (kept.before, kept.after, kept.decision, kept.decided_by) == (
        Decimal("12.5"),
        Decimal("15.2"),
        "granted",
        office,
    )
    assert entry.ledger.status == status
    [trail] = new_trail()
    assert (trail.act, trail.before, trail.after) == ("correction.grant", {"value": "12.5"}, {"value": "15.2"})
    assert Message.objects.get(kind="correction.decided").organisation.code == "ferrous-office"


def test_that_the_registers_count_another_figure_is_told_with_the_correction(
    in_status: Status, director: Account, office: Account, ferrous: Chain
) -> None:
    """What was reported is corrected, and the records behind it stand as they stood."""
    Indicator.objects.filter(code=INVESTMENT).update(counted_from="investment_done", unit="亿元")
    correction = ask(director, in_status(LedgerStatus.ACCEPTED))
    works = entered(director, ferrous, "projects", name="甲项目（演示）")
    period = correction.entry.ledger.month.period
    ProjectMonth.objects.create(project=works, year=period.year, month=period.month, invested=Decimal(28_000))
    decide_correction(by=office, correction=correction, grant=True)
    assert "2.8" in Message.objects.get(kind="correction.decided").body


def test_a_figure_taken_away_is_missing_and_not_zero(in_status: Status, director: Account, office: Account) -> None:
    decide_correction(by=office, correction=ask(director, in_status(LedgerStatus.ACCEPTED), None), grant=True)

    assert Entry.objects.get(indicator__code=INVESTMENT).value is None


def test_a_refusal_says_why_and_changes_nothing(asked: Correction, office: Account) -> None:
    with pytest.raises(Refused):
        decide_correction(by=office, correction=asked, grant=False)

    decide_correction(by=office, correction=asked, grant=False, note="依据不足。")
    assert Entry.objects.get(indicator__code=INVESTMENT).value == Decimal("12.5")
    assert Message.objects.get(kind="correction.decided").body == "依据不足。"


def test_it_is_decided_once(asked: Correction, office: Account, second_office: Account) -> None:
    decide_correction(by=office, correction=asked, grant=False, note="依据不足。")

    with pytest.raises(SomebodyWasFaster, match=office.name):
        decide_correction(by=second_office, correction=asked, grant=True)
    assert Entry.objects.get(indicator__code=INVESTMENT).version == 1


def test_after_a_decision_another_can_be_asked_for(asked: Correction, office: Account, director: Account) -> None:
    decide_correction(by=office, correction=asked, grant=True)
    second = ask(director, asked.entry.ledger, "16")

    assert second.before == Decimal("15.2")


def test_S12_nobody_decides_what_he_asked_for(asked: Correction, office: Account) -> None:
    asked.asked_by = office

    with pytest.raises(PermissionDenied, match="本人"):
        decide_correction(by=office, correction=asked, grant=True)


@pytest.mark.parametrize(
    ("actor", "error"),
    [("stranger_director", Http404), ("nobody", Http404), ("director", PermissionDenied), ("leader", PermissionDenied)],
)
def test_the_leading_group_office_decides_and_nobody_else(
    city: City, asked: Correction, actor: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        decide_correction(by=city.account(actor), correction=asked, grant=True)
