from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chains.models import Chain
from config.lib.periods import Month, Quarter
from dispatch.enums import EntrySource, LedgerStatus, Light
from dispatch.models import Entry, Ledger, Target
from dispatch.queries.figures import EntryVersion, city_figures, quarter_figures
from dispatch.services.set_months import set_months
from dispatch.services.set_target import set_target
from offices.models import Account
from tests.dispatch.books import BRAIN, EVENTS, GROWTH, HIGH_TECH, INVESTMENT, JUNE, OF_FERROUS, Books

FIRST, SECOND = Quarter(2024, 1), Quarter(2024, 2)

# by month, January to June
FIGURES = {
    INVESTMENT: ["10", "11", "12", "13", "14", "15"],
    HIGH_TECH: ["3", "6", "9", "12", "20", "30"],
    GROWTH: ["5", "5.5", "6", "6.5", "-1", "7"],
}


@pytest.fixture
def half_year(books: Books, clerk: Account) -> Books:
    """January to June of the ferrous chain, entered and accepted."""
    for number in range(1, 7):
        ledger = books.ledger("ferrous", Month(2024, number))
        Entry.objects.bulk_create(
            Entry(ledger=ledger, indicator=books.indicators[code], value=Decimal(values[number - 1]), entered_by=clerk)
            for code, values in FIGURES.items()
        )
    Ledger.objects.filter(chain__code="ferrous").update(status=LedgerStatus.ACCEPTED)
    return books


@pytest.mark.parametrize(
    ("quarter", "code", "value", "cumulative", "previous", "target_to_date"),
    [
        (FIRST, INVESTMENT, 33, 33, None, "37.5"),
        (SECOND, INVESTMENT, 42, 75, 33, "75"),
        (FIRST, HIGH_TECH, 9, 9, None, "15"),
        (SECOND, HIGH_TECH, 21, 30, 9, "30"),
        (FIRST, GROWTH, 6, 6, None, "6"),
        (SECOND, GROWTH, 7, 7, 6, "6"),
    ],
)
def test_what_a_quarter_came_to(
    half_year: Books,
    quarter: Quarter,
    code: str,
    value: int,
    cumulative: int,
    previous: int | None,
    target_to_date: str,
) -> None:
    found = quarter_figures(quarter).cells["ferrous", code]

    assert (found.value, found.cumulative, found.previous) == (value, cumulative, previous)
    assert found.target_to_date == Decimal(target_to_date)
    assert (found.reported, found.missing, found.last_year) == (True, (), None)


def test_a_figure_names_the_entries_it_stands_on(half_year: Books) -> None:
    cells = quarter_figures(SECOND).cells
    flow = Entry.objects.filter(indicator__code=INVESTMENT).order_by("ledger__month__month")
    counted = Entry.objects.filter(indicator__code=HIGH_TECH)
    march, june = counted.get(ledger__month__month=3), counted.get(ledger__month__month=6)

    assert cells["ferrous", INVESTMENT].entries == tuple(
        EntryVersion(*one) for one in flow.values_list("pk", "version")
    )
    assert cells["ferrous", HIGH_TECH].entries == (EntryVersion(march.pk, 1), EntryVersion(june.pk, 1))


def test_a_quarter_of_a_cumulative_figure_lacks_the_month_it_is_counted_from(half_year: Books) -> None:
    Entry.objects.filter(indicator__code=HIGH_TECH, ledger__month__month=3).delete()
    found = quarter_figures(SECOND).cells["ferrous", HIGH_TECH]

    assert (found.value, found.cumulative, found.reported) == (None, 30, True)
    assert found.missing == (Month(2024, 3),)


def test_what_is_not_accepted_does_not_count_and_is_no_zero(half_year: Books) -> None:
    Ledger.objects.filter(chain__code="ferrous", month__month=5).update(status=LedgerStatus.SUBMITTED)
    cells = quarter_figures(SECOND).cells

    assert (cells["ferrous", INVESTMENT].cumulative, cells["ferrous", INVESTMENT].reported) == (None, False)
    assert cells["ferrous", INVESTMENT].missing == (Month(2024, 5),)
    assert cells["ferrous", HIGH_TECH].cumulative == 30
    assert cells["ferrous", EVENTS].missing == (JUNE,)
    assert not cells["bearings", INVESTMENT].reported


def test_what_does_not_apply_is_not_there(half_year: Books) -> None:
    Target.objects.filter(chain__code="bearings", indicator__code=GROWTH).delete()

    assert set(quarter_figures(SECOND).cells) == {
        *(("ferrous", code) for code in OF_FERROUS),
        *(("bearings", code) for code in (INVESTMENT, HIGH_TECH, BRAIN)),
    }


def test_words_are_reported_without_a_figure(books: Books, stranger_clerk: Account) -> None:
    ledger = books.ledger("bearings")
    Entry.objects.create(ledger=ledger, indicator=books.indicators[BRAIN], words="已接入12家企业。")
    Ledger.objects.update(status=LedgerStatus.ACCEPTED)
    found = quarter_figures(SECOND).cells["bearings", BRAIN]

    assert (found.words, found.reported, found.value, found.target) == ("已接入12家企业。", True, None, None)


def test_R12_the_year_before_is_compared_month_for_month(half_year: Books, office: Account) -> None:
    set_months(by=office, year=2023)
    months = Ledger.objects.filter(chain__code="ferrous", month__year=2023).select_related("month")
    for ledger in months:
        Entry.objects.create(ledger=ledger, indicator=half_year.indicators[INVESTMENT], value=ledger.month.month)
        Entry.objects.create(ledger=ledger, indicator=half_year.indicators[HIGH_TECH], value=ledger.month.month * 10)
    months.update(status=LedgerStatus.SEALED)
    cells = quarter_figures(FIRST).cells

    assert (cells["ferrous", INVESTMENT].last_year, cells["ferrous", INVESTMENT].previous) == (6, 33)
    assert (cells["ferrous", HIGH_TECH].last_year, cells["ferrous", HIGH_TECH].previous) == (30, 30)
    assert cells["ferrous", INVESTMENT].cumulative == 33


@pytest.mark.parametrize(
    ("code", "now", "a_year_ago", "before"),
    [(INVESTMENT, [1, 2, 3], [1, 2, 3], [10, 11, 12]), (HIGH_TECH, [3], [3], [9, 12])],
)
def test_each_reading_names_the_entries_that_it_stands_on(
    half_year: Books, office: Account, code: str, now: list[int], a_year_ago: list[int], before: list[int]
) -> None:
    set_months(by=office, year=2023)
    of_2023 = Ledger.objects.filter(chain__code="ferrous", month__year=2023)
    for ledger in of_2023.select_related("month"):
        Entry.objects.create(ledger=ledger, indicator=half_year.indicators[code], value=ledger.month.month)
    of_2023.update(status=LedgerStatus.SEALED)
    found = quarter_figures(FIRST).cells["ferrous", code]

    def months(entries: tuple[EntryVersion, ...], year: int) -> list[int]:
        of_year = Entry.objects.filter(ledger__month__year=year).in_bulk([one.pk for one in entries])
        return [of_year[one.pk].ledger.month.month for one in entries]

    assert months(found.entries, 2024) == now
    assert months(found.last_year_entries, 2023) == a_year_ago
    assert months(found.previous_entries, 2023) == before


def test_a_changed_target_is_told_with_its_decision(half_year: Books, ferrous: Chain, office: Account) -> None:
    set_target(
        by=office,
        chain=ferrous,
        indicator=half_year.indicators[INVESTMENT],
        year=2024,
        value="180",
        document="聊链办〔2024〕9号",
        reason="年中调整",
        decided_on=dt.date(2024, 7, 1),
    )
    found = quarter_figures(SECOND).cells["ferrous", INVESTMENT]

    assert [(change.before, change.after) for change in found.target_changes] == [(150, 180)]
    assert found.target_to_date == 90


def test_demonstration_figures_are_marked(half_year: Books) -> None:
    assert not quarter_figures(SECOND).demonstration
    Entry.objects.filter(indicator__code=GROWTH, ledger__month__month=6).update(source=EntrySource.DEMONSTRATION)

    assert quarter_figures(SECOND).demonstration


def test_how_the_city_stands_in_a_month(half_year: Books, ferrous: Chain, bearings: Chain) -> None:
    found = city_figures(month=JUNE, chains=[ferrous, bearings])

    row = found["ferrous", INVESTMENT]
    assert (row.value, row.year.so_far, row.light) == (15, 75, Light.GREEN)
    assert row.months == (10, 11, 12, 13, 14, 15, *[None] * 6)
    assert row.entry_id == Entry.objects.get(indicator__code=INVESTMENT, ledger__month__month=6).pk
    assert found["bearings", INVESTMENT].light == Light.GREY


def test_drafts_are_seen_only_where_asked_for(half_year: Books, ferrous: Chain) -> None:
    Ledger.objects.update(status=LedgerStatus.DRAFT)

    assert city_figures(month=JUNE, chains=[ferrous])["ferrous", INVESTMENT].value is None
    assert city_figures(month=JUNE, chains=[ferrous], counted=False)["ferrous", INVESTMENT].value == 15


def test_figures_cost_the_same_for_one_chain_and_for_forty(half_year: Books, ferrous: Chain) -> None:
    made = Chain.objects.bulk_create(
        Chain(code=f"chain-{number}", name=f"产业链{number}", catalogue_year=2024, number=20 + number)
        for number in range(40)
    )
    Target.objects.bulk_create(
        Target(chain=chain, indicator=indicator, year=2024, value=1)
        for chain in made
        for indicator in (half_year.indicators[INVESTMENT], half_year.indicators[HIGH_TECH])
    )
    counts = []
    for chains in ([ferrous], list(Chain.objects.all())):
        with CaptureQueriesContext(connection) as queries:
            quarter_figures(SECOND, chains)
            city_figures(month=JUNE, chains=chains)
        counts.append(len(queries))

    assert counts == [7, 7]
