from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from config.lib.refusals import Refused
from dispatch.enums import LedgerStatus
from dispatch.models import Extension, Ledger
from dispatch.services.ask_extension import ask_extension
from offices.models import Account, AuditEntry, Message
from tests.actors import City

Trail = Callable[[], list[AuditEntry]]
UNTIL = dt.date(2024, 7, 20)


def test_more_time_is_asked_for(june: Ledger, director: Account, new_trail: Trail) -> None:
    extension = ask_extension(by=director, ledger=june, until=UNTIL, reason=" 统计数据延迟发布 ")

    assert (extension.decision, extension.until, extension.reason) == ("pending", UNTIL, "统计数据延迟发布")
    assert Ledger.objects.get(pk=june.pk).extended_until is None
    [trail] = new_trail()
    assert (trail.act, trail.after, trail.reason) == ("extension.ask", {"until": "2024-07-20"}, "统计数据延迟发布")
    message = Message.objects.get()
    assert (message.organisation.code, message.link) == ("leading-group-office", f"/extensions/{extension.pk}/")


def test_it_can_be_asked_for_after_the_lock(june: Ledger, city: City, set_day: Callable[[dt.date], None]) -> None:
    set_day(dt.date(2024, 7, 18))

    assert ask_extension(by=city.account("director"), ledger=june, until=UNTIL, reason="补报").pk


def test_one_request_at_a_time(june: Ledger, director: Account) -> None:
    ask_extension(by=director, ledger=june, until=UNTIL, reason="统计数据延迟发布")

    with pytest.raises(Refused, match="链长办"):
        ask_extension(by=director, ledger=june, until=UNTIL, reason="统计数据延迟发布")
    assert Extension.objects.count() == 1


@pytest.mark.parametrize(
    ("until", "reason"),
    [(dt.date(2024, 7, 10), "补报"), (dt.date(2024, 7, 1), "补报"), (UNTIL, "  "), (UNTIL, "长" * 501)],
)
def test_it_wants_a_later_day_and_a_reason(june: Ledger, director: Account, until: dt.date, reason: str) -> None:
    with pytest.raises(Refused):
        ask_extension(by=director, ledger=june, until=until, reason=reason)
    assert not Extension.objects.exists()


def test_a_day_that_is_over_is_refused(june: Ledger, city: City, set_day: Callable[[dt.date], None]) -> None:
    set_day(dt.date(2024, 7, 18))

    with pytest.raises(Refused, match="7月17日"):
        ask_extension(by=city.account("director"), ledger=june, until=dt.date(2024, 7, 17), reason="补报")


@pytest.mark.parametrize("status", [LedgerStatus.SUBMITTED, LedgerStatus.ACCEPTED, LedgerStatus.SEALED])
def test_what_is_submitted_needs_no_time(
    in_status: Callable[[LedgerStatus], Ledger], director: Account, status: LedgerStatus
) -> None:
    with pytest.raises(Refused):
        ask_extension(by=director, ledger=in_status(status), until=UNTIL, reason="补报")


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
def test_the_director_asks_and_nobody_else(city: City, june: Ledger, actor: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        ask_extension(by=city.account(actor), ledger=june, until=UNTIL, reason="补报")


def test_S14_a_day_years_away_is_refused(june: Ledger, director: Account) -> None:
    for until in (dt.date(2025, 1, 1), dt.date(9999, 12, 31)):
        with pytest.raises(Refused, match="2024年12月31日"):
            ask_extension(by=director, ledger=june, until=until, reason="补报")
    assert ask_extension(by=director, ledger=june, until=dt.date(2024, 12, 31), reason="补报").pk
