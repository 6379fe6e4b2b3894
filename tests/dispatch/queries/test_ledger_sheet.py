from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chains.models import Chain
from dispatch.enums import CellState, Closed, IndicatorKind, LedgerStatus, Light, Phase
from dispatch.models import Entry, Indicator, Ledger, Target
from dispatch.queries.ledger_sheet import check_cells, ledger_sheet, obstacles, openness, stamp
from dispatch.rules.deadlines import Dates
from dispatch.services.ask_correction import ask_correction
from dispatch.services.ask_extension import ask_extension
from dispatch.services.save_entries import Cell, save_entries
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import BRAIN, EVENTS, GOOD, GROWTH, HIGH_TECH, INVESTMENT, OF_FERROUS, Books

Status = Callable[[LedgerStatus], Ledger]


def test_the_rows_are_the_common_indicators_with_a_target_and_the_chains_own(books: Books) -> None:
    Target.objects.filter(chain__code="bearings", indicator__code=GROWTH).delete()

    ferrous, bearings = (ledger_sheet(books.ledger(chain)) for chain in ("ferrous", "bearings"))
    assert [row.indicator.code for row in ferrous.rows] == list(OF_FERROUS)
    assert [row.indicator.code for row in bearings.rows] == [INVESTMENT, HIGH_TECH, BRAIN]


def test_a_row_holds_what_people_compare(filled: Ledger, books: Books, clerk: Account) -> None:
    months = sorted(books.months)
    for number, value in enumerate(["4", "5", "6", "7", "8"]):
        _enter(books.ledger("ferrous", months[number]), books.indicators[HIGH_TECH], value)

    row = next(row for row in ledger_sheet(filled).rows if row.indicator.code == HIGH_TECH)

    assert (row.value, row.last_month, row.month_figure, row.to_date) == (30, 8, 22, 30)
    assert (row.target, row.share, row.time_progress, row.lead) == (60, Decimal("0.5"), Decimal("0.5"), 0)
    assert (row.light, row.version, row.entered_by, row.source) == (Light.GREEN, 1, clerk.name, "typed")
    assert row.months == (4, 5, 6, 7, 8, 30, *[None] * 6)
    assert [(remark.check, remark.stops) for remark in row.findings] == [("jump", False)]
    assert row.state == CellState.EXPLAINED


def test_the_head_says_by_when(june: Ledger) -> None:
    sheet = ledger_sheet(june)

    assert sheet.dates == Dates(dt.date(2024, 7, 1), dt.date(2024, 7, 10), dt.date(2024, 7, 15))
    assert (sheet.phase, sheet.days_left, sheet.time_progress) == (Phase.OPEN, 2, Decimal("0.5"))
    assert (sheet.reported, len(sheet.rows), sheet.stamp, sheet.extension) == (0, 4, 1, None)


def test_the_stamp_grows_with_every_save_and_every_move(filled: Ledger, clerk: Account, in_status: Status) -> None:
    stamps = [stamp(filled)]
    save_entries(by=clerk, ledger=filled, cells=[Cell(INVESTMENT, "13")])
    stamps.append(stamp(filled))
    stamps.append(stamp(in_status(LedgerStatus.RETURNED)))

    assert stamps == sorted(set(stamps))


def test_what_stands_in_the_way_is_named(june: Ledger, clerk: Account, books: Books) -> None:
    save_entries(
        by=clerk,
        ledger=june,
        cells=[Cell(INVESTMENT, "-1"), Cell(HIGH_TECH, "30"), Cell(GROWTH, None, note="统计局尚未反馈")],
    )
    found = obstacles(ledger_sheet(books.ledger("ferrous")))

    assert [(one.code, one.remark.check) for one in found] == [(INVESTMENT, "negative"), (EVENTS, "reported")]


def test_nothing_stands_in_the_way_of_a_ledger_in_order(filled: Ledger) -> None:
    assert obstacles(ledger_sheet(filled)) == ()


@pytest.mark.parametrize(
    ("actor", "status", "expected"),
    [
        ("clerk", LedgerStatus.DRAFT, {"may_enter"}),
        ("director", LedgerStatus.DRAFT, {"may_enter", "may_submit", "may_ask_extension"}),
        ("office", LedgerStatus.DRAFT, set()),
        ("director", LedgerStatus.SUBMITTED, set()),
        ("office", LedgerStatus.SUBMITTED, {"may_review"}),
        ("leader", LedgerStatus.SUBMITTED, set()),
        ("clerk", LedgerStatus.RETURNED, {"may_enter"}),
        ("director", LedgerStatus.ACCEPTED, {"may_ask_correction"}),
        ("director", LedgerStatus.SEALED, {"may_ask_correction"}),
        ("clerk", LedgerStatus.ACCEPTED, set()),
    ],
)
def test_who_may_do_what_with_it(
    city: City, in_status: Status, actor: str, status: LedgerStatus, expected: set[str]
) -> None:
    found = openness(ledger_sheet(in_status(status)), city.account(actor))

    assert {name for name in vars(found) if name.startswith("may") and getattr(found, name)} == expected


def test_a_locked_ledger_says_so_and_more_time_can_be_asked_for(
    city: City, june: Ledger, set_day: Callable[[dt.date], None]
) -> None:
    set_day(dt.date(2024, 7, 16))
    found = openness(ledger_sheet(june), city.account("director"))

    assert (found.closed, found.may_enter, found.may_submit, found.may_ask_extension) == (
        Closed.LOCKED,
        False,
        False,
        True,
    )


def test_requests_that_are_pending_are_on_the_sheet(in_status: Status, director: Account, books: Books) -> None:
    correction = ask_correction(
        by=director, ledger=in_status(LedgerStatus.ACCEPTED), indicator_code=HIGH_TECH, value="31", reason="漏报"
    )
    may = books.ledger("ferrous", sorted(books.months)[4])
    extension = ask_extension(by=director, ledger=may, until=dt.date(2024, 7, 20), reason="补报")

    assert [row.correction for row in ledger_sheet(books.ledger("ferrous")).rows] == [None, correction, None, None]
    assert ledger_sheet(may).extension == extension


def test_checking_cells_finds_what_saving_would_and_writes_nothing(filled: Ledger) -> None:
    found = check_cells(
        filled, [Cell(INVESTMENT, "-1"), Cell(HIGH_TECH, "31"), Cell(GROWTH, "x"), Cell("no-such", "1")]
    )

    assert {code: [remark.check for remark in remarks] for code, remarks in found.items()} == {
        INVESTMENT: ["negative"],
        HIGH_TECH: [],
    }
    assert Entry.objects.get(indicator__code=INVESTMENT).value == Decimal(GOOD[INVESTMENT])


def test_a_sheet_costs_the_same_with_one_row_and_with_thirty(books: Books, ferrous: Chain, clerk: Account) -> None:
    counts = []
    for number in (5, 30):
        _indicators(ferrous, number)
        ledger = books.ledger("ferrous")
        for month in sorted(books.months)[:6]:
            for indicator in Indicator.objects.filter(targets__chain=ferrous):
                _enter(books.ledger("ferrous", month), indicator, "1", clerk)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            sheet = ledger_sheet(ledger)
            assert {row.entered_by for row in sheet.rows if row.entry} == {clerk.name}
        counts.append(len(queries))

    assert counts == [7, 7]


def _indicators(chain: Chain, number: int) -> None:
    for place in range(10, 10 + number):
        indicator, _ = Indicator.objects.get_or_create(
            code=f"more-{place}",
            defaults={
                "name": f"指标{place}",
                "short_name": f"指标{place}",
                "number": place,
                "kind": IndicatorKind.FLOW,
            },
        )
        Target.objects.get_or_create(chain=chain, indicator=indicator, year=2024, defaults={"value": 100})


def _enter(ledger: Ledger, indicator: Indicator, value: str, by: Account | None = None) -> None:
    Entry.objects.get_or_create(
        ledger=ledger, indicator=indicator, defaults={"value": Decimal(value), "entered_by": by}
    )
