"""S13: several people press at once, in real transactions. One act happens, the others are told."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import connections

from chains.models import Chain
from config.lib import clock
from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.enums import LedgerStatus
from dispatch.models import Entry, Extension, Ledger, ReportingMonth
from dispatch.queries.ledger_sheet import stamp
from dispatch.services.accept_ledger import accept_ledger
from dispatch.services.ask_extension import ask_extension
from dispatch.services.decide_extension import decide_extension
from dispatch.services.open_ledger import open_ledger
from dispatch.services.return_ledger import return_ledger
from dispatch.services.save_entries import Cell, CellsMovedOn, save_entries
from dispatch.services.set_months import set_months
from dispatch.services.submit_ledger import submit_ledger
from offices.models import AuditEntry, Message
from tests.actors import TODAY, City, build_city
from tests.at_once import Act, at_once
from tests.dispatch.books import INVESTMENT, JUNE, Books, build_books, good_cells

pytestmark = pytest.mark.django_db(transaction=True)

CLICKS = 50


@pytest.fixture
def city() -> City:
    clock.set_business_date(TODAY)
    return build_city()


@pytest.fixture
def books(city: City) -> Books:
    return build_books(city)


@pytest.fixture
def june(books: Books) -> Ledger:
    return books.ledger("ferrous")


@pytest.fixture
def submitted(june: Ledger, books: Books, city: City) -> Ledger:
    save_entries(by=city.account("clerk"), ledger=june, cells=good_cells())
    submit_ledger(by=city.account("director"), ledger=books.ledger("ferrous"))
    return books.ledger("ferrous")


def kinds(results: list[object]) -> Counter[str]:
    """How many of each error; what worked counts as "done"."""
    return Counter(type(one).__name__ if isinstance(one, Exception) else "done" for one in results)


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    connections.close_all()


def trail(act: str) -> int:
    return AuditEntry.objects.filter(act=act).count()


def test_S13_fifty_clicks_accept_once(submitted: Ledger, books: Books, city: City) -> None:
    def click(actor: str) -> Act:
        by, page = city.account(actor), books.ledger("ferrous")
        return lambda: accept_ledger(by=by, ledger=page)

    results = at_once(*(click(actor) for actor in ("office", "second_office") * (CLICKS // 2)))

    assert kinds(results) == {"done": 1, "SomebodyWasFaster": CLICKS - 1}
    assert (trail("ledger.accept"), books.ledger("ferrous").version) == (1, submitted.version + 1)


def test_S13_one_accepts_while_another_returns(submitted: Ledger, books: Books, city: City) -> None:
    first, second = city.account("office"), city.account("second_office")
    page, other = books.ledger("ferrous"), books.ledger("ferrous")

    results = at_once(
        lambda: accept_ledger(by=first, ledger=page),
        lambda: return_ledger(by=second, ledger=other, reasons={INVESTMENT: "请核对。"}),
    )

    assert kinds(results) == {"done": 1, "SomebodyWasFaster": 1}
    accepted = books.ledger("ferrous").status == LedgerStatus.ACCEPTED
    assert trail("ledger.accept") == int(accepted)
    assert trail("ledger.return") == int(not accepted)
    assert Entry.objects.exclude(returned_because="").count() == int(not accepted)


def test_S13_fifty_clicks_submit_once(june: Ledger, books: Books, city: City) -> None:
    save_entries(by=city.account("clerk"), ledger=june, cells=good_cells())
    director, pages = city.account("director"), [books.ledger("ferrous") for _ in range(CLICKS)]

    results = at_once(*((lambda page=page: submit_ledger(by=director, ledger=page)) for page in pages))

    assert kinds(results) == {"done": 1, "SomebodyWasFaster": CLICKS - 1}
    assert (trail("ledger.submit"), Message.objects.count()) == (1, 1)


@pytest.mark.parametrize("attempt", range(4))
def test_S13_a_save_while_another_submits(june: Ledger, books: Books, city: City, attempt: int) -> None:
    save_entries(by=city.account("clerk"), ledger=june, cells=good_cells())
    clerk, director = city.account("clerk"), city.account("director")
    page, other = books.ledger("ferrous"), books.ledger("ferrous")
    seen = stamp(other)

    saved, submitted = at_once(
        lambda: save_entries(by=clerk, ledger=page, cells=[Cell(INVESTMENT, "99.5", seen_version=1)]),
        lambda: submit_ledger(by=director, ledger=other, seen=seen),
    )

    value, status = Entry.objects.get(indicator__code=INVESTMENT).value, books.ledger("ferrous").status
    if isinstance(submitted, Exception):
        assert (type(submitted), status, value) == (SomebodyWasFaster, "draft", 99.5)
        assert not isinstance(saved, Exception)
    else:
        assert (type(saved), status, value) == (SomebodyWasFaster, "submitted", 12.5)


def test_S13_a_cell_saved_by_fifty_at_once_is_saved_by_one(june: Ledger, books: Books, city: City) -> None:
    clerk = city.account("clerk")

    def click(number: int) -> Act:
        page = books.ledger("ferrous")
        cell = Cell(INVESTMENT, str(number), seen_version=0)
        return lambda: save_entries(by=clerk, ledger=page, cells=[cell])

    results = at_once(*(click(number) for number in range(1, CLICKS + 1)))

    assert kinds(results) == {"done": 1, "CellsMovedOn": CLICKS - 1}
    entry = Entry.objects.get()
    assert {error.cells[0].value for error in results if isinstance(error, CellsMovedOn)} == {entry.value}
    assert (entry.version, trail("entries.save")) == (1, 1)


def test_S13_no_save_is_lost(june: Ledger, books: Books, city: City) -> None:
    clerk, page = city.account("clerk"), books.ledger("ferrous")

    results = at_once(
        *(
            (lambda number=number: save_entries(by=clerk, ledger=page, cells=[Cell(INVESTMENT, str(number))]))
            for number in range(CLICKS)
        )
    )

    assert kinds(results) == {"done": CLICKS}
    assert (Entry.objects.get().version, trail("entries.save")) == (CLICKS, CLICKS)


def test_S13_more_time_is_asked_for_once_and_decided_once(june: Ledger, books: Books, city: City) -> None:
    director, pages = city.account("director"), [books.ledger("ferrous") for _ in range(20)]
    until = dt.date(2024, 7, 20)
    asked = at_once(
        *((lambda page=page: ask_extension(by=director, ledger=page, until=until, reason="补报")) for page in pages)
    )
    assert kinds(asked) == {"done": 1, "Refused": 19}
    assert all(isinstance(one, Refused | Extension) for one in asked)

    extension = Extension.objects.select_related("ledger__chain", "ledger__month").get()
    deciders = [city.account(actor) for actor in ("office", "second_office") * 10]
    decided = at_once(
        *(
            (lambda by=by, grant=grant: decide_extension(by=by, extension=extension, grant=grant, note="已阅"))
            for by, grant in zip(deciders, [True, False] * 10, strict=True)
        )
    )

    assert kinds(decided) == {"done": 1, "SomebodyWasFaster": 19}
    granted = Extension.objects.get().decision == "granted"
    assert books.ledger("ferrous").extended_until == (until if granted else None)
    assert trail("extension.grant") + trail("extension.refuse") == 1


def test_S13_a_ledger_opened_by_many_is_one(books: Books, city: City) -> None:
    Chain.objects.create(code="food", name="农副产品加工", catalogue_year=2024, number=12)
    office = city.account("office")

    results = at_once(*(lambda: open_ledger(by=office, chain="food", month=JUNE) for _ in range(20)))

    assert kinds(results) == {"done": 20}
    assert Ledger.objects.filter(chain__code="food").count() == 1


def test_S13_a_year_set_up_by_several_at_once_is_set_up_once(city: City) -> None:
    office = city.account("office")
    answers = at_once(*[lambda: set_months(by=office, year=2031)] * 6)
    assert [answer for answer in answers if isinstance(answer, BaseException)] == []
    assert ReportingMonth.objects.filter(year=2031).count() == 12
    assert AuditEntry.objects.filter(act="months.set").count() == 1
