from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.models import Extension, Ledger
from dispatch.services.ask_extension import ask_extension
from dispatch.services.decide_extension import decide_extension
from dispatch.services.save_entries import save_entries
from dispatch.services.submit_ledger import submit_ledger
from offices.models import Account, AuditEntry, Message
from tests.actors import City
from tests.dispatch.books import Books, good_cells

Trail = Callable[[], list[AuditEntry]]
UNTIL = dt.date(2024, 7, 20)


@pytest.fixture
def asked(june: Ledger, director: Account) -> Extension:
    ask_extension(by=director, ledger=june, until=UNTIL, reason="统计数据延迟发布")
    return Extension.objects.select_related("ledger__chain", "ledger__month").get()


def test_granted_the_lock_of_this_ledger_moves(
    asked: Extension, office: Account, books: Books, city: City, set_day: Callable[[dt.date], None], new_trail: Trail
) -> None:
    new_trail()
    decide_extension(by=office, extension=asked, grant=True)

    assert books.ledger("ferrous").dates.locks == UNTIL
    assert books.ledger("bearings").dates.locks == dt.date(2024, 7, 15)
    [trail] = new_trail()
    assert (trail.act, trail.after) == ("extension.grant", {"decision": "granted", "until": "2024-07-20"})
    message = Message.objects.get(kind="extension.decided")
    assert (message.organisation.code, "2024年7月20日" in message.subject) == ("ferrous-office", True)

    set_day(UNTIL)
    save_entries(by=city.account("clerk"), ledger=books.ledger("ferrous"), cells=good_cells())
    assert submit_ledger(by=city.account("director"), ledger=books.ledger("ferrous")).submitted_late is False
    with pytest.raises(Refused):
        save_entries(by=city.account("stranger_clerk"), ledger=books.ledger("bearings"), cells=[])


def test_another_day_can_be_granted(asked: Extension, office: Account, books: Books) -> None:
    decided = decide_extension(by=office, extension=asked, grant=True, until=dt.date(2024, 7, 17))

    assert decided.until == dt.date(2024, 7, 17)
    assert books.ledger("ferrous").dates.locks == dt.date(2024, 7, 17)


def test_what_is_granted_is_later_than_what_holds_already(asked: Extension, office: Account, books: Books) -> None:
    Ledger.objects.filter(pk=asked.ledger_id).update(extended_until=dt.date(2024, 7, 18))

    with pytest.raises(Refused):
        decide_extension(by=office, extension=asked, grant=True, until=dt.date(2024, 7, 18))
    assert decide_extension(by=office, extension=asked, grant=True).until == UNTIL


def test_a_refusal_says_why_and_moves_nothing(asked: Extension, office: Account, books: Books) -> None:
    with pytest.raises(Refused):
        decide_extension(by=office, extension=asked, grant=False)

    decided = decide_extension(by=office, extension=asked, grant=False, note="数据已发布。")
    assert (decided.decision, decided.decision_note, decided.decided_by) == ("refused", "数据已发布。", office)
    assert books.ledger("ferrous").extended_until is None
    assert Message.objects.get(kind="extension.decided").body == "数据已发布。"


def test_it_is_decided_once(asked: Extension, office: Account, second_office: Account) -> None:
    decide_extension(by=office, extension=asked, grant=True)

    with pytest.raises(SomebodyWasFaster, match=office.name):
        decide_extension(by=second_office, extension=asked, grant=False, note="不同意。")
    assert Extension.objects.get().decision == "granted"


@pytest.mark.parametrize("until", [dt.date(2024, 7, 10), dt.date(2024, 7, 7)])
def test_a_day_that_gives_no_time_is_not_granted(asked: Extension, office: Account, until: dt.date) -> None:
    with pytest.raises(Refused):
        decide_extension(by=office, extension=asked, grant=True, until=until)
    assert Extension.objects.get().decision == "pending"


def test_what_was_submitted_meanwhile_needs_no_time(
    asked: Extension, clerk: Account, director: Account, office: Account, books: Books
) -> None:
    save_entries(by=clerk, ledger=books.ledger("ferrous"), cells=good_cells())
    submit_ledger(by=director, ledger=books.ledger("ferrous"))

    with pytest.raises(Refused):
        decide_extension(by=office, extension=asked, grant=True)


def test_S12_nobody_decides_what_he_asked_for(asked: Extension, office: Account) -> None:
    asked.asked_by = office

    with pytest.raises(PermissionDenied, match="本人"):
        decide_extension(by=office, extension=asked, grant=True)


@pytest.mark.parametrize(
    ("actor", "error"),
    [("stranger_director", Http404), ("nobody", Http404), ("director", PermissionDenied), ("leader", PermissionDenied)],
)
def test_the_leading_group_office_decides_and_nobody_else(
    city: City, asked: Extension, actor: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        decide_extension(by=city.account(actor), extension=asked, grant=True)


def test_S14_a_day_years_away_is_not_granted(asked: Extension, office: Account, books: Books) -> None:
    with pytest.raises(Refused, match="2024年12月31日"):
        decide_extension(by=office, extension=asked, grant=True, until=dt.date(9999, 12, 31))
    assert books.ledger("ferrous").extended_until is None
