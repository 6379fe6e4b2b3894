"""Random histories of ledgers, each chain's its own: saved, submitted late or in time, returned, mended, accepted,
corrected, in any order that the rules allow, through the services that people use.

Beside what the system keeps, a history notes by itself what should count in the end: the last figure saved in each cell
before it was accepted, or the last correction granted. From that, and from nothing else, the figures can be made anew.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.db.models import Q

from chains.enums import AssignmentRole
from chains.models import Assignment, Chain
from chains.permissions import reconcile
from config.lib import clock
from config.lib.periods import Month, Quarter
from dispatch.enums import EntrySource, LedgerStatus
from dispatch.models import Correction, Entry, Ledger, ReportingMonth, Target
from dispatch.services.accept_ledger import accept_ledger
from dispatch.services.ask_correction import ask_correction
from dispatch.services.decide_correction import decide_correction
from dispatch.services.return_ledger import return_ledger
from dispatch.services.save_entries import Cell, save_entries
from dispatch.services.submit_ledger import submit_ledger
from offices.models import Account
from tests.actors import City
from tests.dispatch.books import GROWTH, HIGH_TECH, INVESTMENT, Books

DUE, DAY_AFTER, LOCKS = dt.date(2024, 7, 8), dt.date(2024, 7, 9), dt.date(2024, 12, 31)
CODES = (INVESTMENT, HIGH_TECH, GROWTH)
Truth = dict[tuple[str, Month, str], Decimal]
"""What should count, by chain, month and indicator."""


@dataclass
class People:
    """Who acts; each account is loaded once, as in one request."""

    clerk: Account
    director: Account
    office: Account
    second_office: Account


@dataclass
class History:
    """One chain's quarter, act by act. ``random`` decides; the same seed gives the same history.

    ``late`` are the months first submitted after they were due; ``acts`` counts what was done.
    """

    chain: Chain
    quarter: Quarter
    people: People
    random: random.Random
    truth: Truth = field(default_factory=dict)
    late: set[Month] = field(default_factory=set)
    acts: int = 0

    def lines(self) -> list[Iterator[None]]:
        """What is done for each month that is lived through, a step at a time, to be woven together in any order."""
        return [self._month(month) for month in self.lived]

    @cached_property
    def lived(self) -> tuple[Month, ...]:
        """The months that are lived through act by act, mostly one of the three; the others were simply reported."""
        count = self.random.choices((1, 2, 3), weights=(80, 15, 5))[0]
        return tuple(self.random.sample(self.quarter.months, count))

    def reported(self) -> None:
        """Note the figures of the months that were simply reported."""
        for month in self.quarter.months:
            if month not in self.lived:
                self.truth |= {(self.chain.code, month, code): self._figure(month, code) for code in CODES}

    def _month(self, month: Month) -> Iterator[None]:
        for _ in range(self.random.randint(1, 2)):
            self._save(month, CODES)
            yield
        self._submit(month, first=True)
        yield
        while self.random.random() < 0.35:
            cells = self.random.sample(CODES, self.random.randint(1, len(CODES)))
            self.acts += 1
            return_ledger(
                by=self.people.office, ledger=self._ledger(month), reasons=dict.fromkeys(cells, "与统计口径不一致")
            )
            yield
            self._save(month, tuple(cells))
            yield
            self._submit(month, first=False)
            yield
        self.acts += 1
        accept_ledger(by=self.people.office, ledger=self._ledger(month))
        yield
        while self.random.random() < 0.35:
            yield from self._correct(month)

    def _correct(self, month: Month) -> Iterator[None]:
        code = self.random.choice(CODES)
        before = self.truth[self.chain.code, month, code]
        after = self._figure(month, code)
        if after == before:
            return
        self.acts += 1
        asked = ask_correction(
            by=self.people.director,
            ledger=self._ledger(month),
            indicator_code=code,
            value=after,
            reason="漏计",
        )
        yield
        grants = self.random.random() < 0.7
        self.acts += 1
        correction = Correction.objects.select_related(
            "entry__ledger__chain", "entry__ledger__month", "entry__indicator"
        ).get(pk=asked.pk)
        decide_correction(by=self.people.second_office, correction=correction, grant=grants, note="已核对")
        if grants:
            self.truth[self.chain.code, month, code] = after
        yield

    def _save(self, month: Month, codes: tuple[str, ...]) -> None:
        figures = {code: self._another(month, code) for code in codes}
        self.acts += 1
        save_entries(
            by=self.people.clerk,
            ledger=self._ledger(month),
            cells=[Cell(code, str(value), note="已核对") for code, value in figures.items()],
            source=EntrySource.TYPED,
        )
        self.truth |= {(self.chain.code, month, code): value for code, value in figures.items()}

    def _submit(self, month: Month, *, first: bool) -> None:
        self.acts += 1
        clock.set_business_date(self.random.choice((DUE, DAY_AFTER)))
        submitted = submit_ledger(by=self.people.director, ledger=self._ledger(month))
        if first and submitted.submitted_late:
            self.late.add(month)

    def _ledger(self, month: Month) -> Ledger:
        return Ledger.objects.select_related("chain", "month").get(
            chain=self.chain, month__year=month.year, month__month=month.month
        )

    def _another(self, month: Month, code: str) -> Decimal:
        """A figure that is not the one there: what was returned is to be changed before it is submitted again."""
        held = self.truth.get((self.chain.code, month, code))
        while (figure := self._figure(month, code)) == held:
            pass
        return figure

    def _figure(self, month: Month, code: str) -> Decimal:
        if code == HIGH_TECH:
            # A cumulative figure never falls: a thousand a month leaves room for every correction in between.
            return Decimal(1000 * month.month + self.random.randint(0, 500))
        places = {INVESTMENT: 100, GROWTH: 10}[code]
        return Decimal(self.random.randint(1, 100 * places)) / places


def woven(histories: list[History], chance: random.Random) -> None:
    """Do everything of all histories, in any order that leaves each month's own acts in theirs."""
    running = [steps for history in histories for steps in history.lines()]
    while running:
        at = chance.randrange(len(running))
        try:
            next(running[at])
        except StopIteration:
            running.pop(at)


def more_chains(city: City, books: Books, count: int) -> list[Chain]:
    """So many chains more, of the ferrous chain's office, with targets and an open first quarter."""
    ferrous = city.chains["ferrous"]
    chains = Chain.objects.bulk_create(
        Chain(code=f"chain-{number}", name=f"链{number}", catalogue_year=2024, number=100 + number)
        for number in range(count)
    )
    office = city.organisations["ferrous-office"]
    Assignment.objects.bulk_create(
        Assignment(chain=chain, role=AssignmentRole.CHAIN_OFFICE, organisation=office, from_date=dt.date(2024, 1, 1))
        for chain in chains
    )
    reconcile()
    Target.objects.bulk_create(
        Target(chain=chain, indicator=target.indicator, year=2024, value=target.value)
        for chain in chains
        for target in Target.objects.filter(chain=ferrous, indicator__chain=None).select_related("indicator")
    )
    Ledger.objects.bulk_create(
        Ledger(chain=chain, month=month)
        for chain in chains
        for month in books.months.values()
        if month.period.quarter == Quarter(2024, 1)
    )
    ReportingMonth.objects.filter(year=2024, month__lte=3).update(due=DUE, locks=LOCKS)
    clock.set_business_date(DUE)
    return chains


def report(books: Books, histories: list[History]) -> None:
    """Let the months that are not lived through have been reported and accepted."""
    for history in histories:
        history.reported()
    _accept(books, [(history, month) for history in histories for month in history.quarter.months])
    lived = Q(
        *(Q(chain=one.chain, month__month=month.month) for one in histories for month in one.lived), _connector=Q.OR
    )
    Ledger.objects.filter(lived).update(status=LedgerStatus.DRAFT)


def from_scratch(books: Books, histories: list[History]) -> None:
    """Put in the place of all that happened what should count: each figure entered once, accepted, nothing else."""
    chains = [history.chain for history in histories]
    Correction.objects.filter(entry__ledger__chain__in=chains).delete()
    Entry.objects.filter(ledger__chain__in=chains).delete()
    Ledger.objects.filter(chain__in=chains).delete()
    Ledger.objects.bulk_create(
        Ledger(chain=history.chain, month=books.months[month], submitted_late=month in history.late)
        for history in histories
        for month in history.quarter.months
    )
    _accept(books, [(history, month) for history in histories for month in history.quarter.months])


def _accept(books: Books, reported: list[tuple[History, Month]]) -> None:
    """Enter what is noted of these months, and accept it."""
    chains = {history.chain for history, _month in reported}
    ledgers = {
        (one.chain_id, one.month.period): one for one in Ledger.objects.filter(chain__in=chains).select_related("month")
    }
    Entry.objects.bulk_create(
        Entry(
            ledger=ledgers[history.chain.pk, month],
            indicator=books.indicators[code],
            value=history.truth[history.chain.code, month, code],
        )
        for history, month in reported
        for code in CODES
        if (history.chain.code, month, code) in history.truth
    )
    Ledger.objects.filter(chain__in=chains).update(status=LedgerStatus.ACCEPTED)
