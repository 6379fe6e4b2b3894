"""S12: whatever anybody does in whatever order, a ledger is never in an undefined state, accepted figures are never
edited, nobody accepts his own, no level is skipped; what is refused changes nothing, what is done is in the trail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from config.lib import clock
from config.lib.periods import Quarter
from config.lib.refusals import Refused
from dispatch.enums import Decision, EntrySource, LedgerAct, LedgerStatus
from dispatch.models import Correction, Entry, Extension, Ledger
from dispatch.queries.ledger_sheet import stamp
from dispatch.rules import moves
from dispatch.services.accept_ledger import accept_ledger
from dispatch.services.ask_correction import ask_correction
from dispatch.services.ask_extension import ask_extension
from dispatch.services.decide_correction import decide_correction
from dispatch.services.decide_extension import decide_extension
from dispatch.services.return_ledger import return_ledger
from dispatch.services.save_entries import Cell, save_entries
from dispatch.services.seal_months import seal_months
from dispatch.services.submit_ledger import submit_ledger
from offices.models import AuditEntry, Message, Tenure
from tests.actors import TODAY, YEAR_BEGAN, City
from tests.dispatch.books import GOOD, OF_FERROUS, Books, good_cells

BOTH = "second_office"
"""Holds the posts of the clerk, the director and the leading-group office at once."""

actors = some.sampled_from(
    ["clerk", "director", "office", BOTH, "clerk", "director", "office", "leader", "stranger_clerk"]
)
codes = some.sampled_from(OF_FERROUS)
figures = some.sampled_from([*GOOD.values(), "0", "-1", "7", "1234567", None])
days = some.integers(1, 30)
REFUSALS = (Refused, PermissionDenied, Http404)


@dataclass(frozen=True)
class Snapshot:
    """Everything an act could change."""

    ledger: dict[str, Any]
    entries: dict[str, dict[str, Any]]
    requests: list[tuple[Any, ...]]
    trail: int
    messages: int

    @property
    def status(self) -> LedgerStatus:
        return LedgerStatus(self.ledger["status"])

    @property
    def decided(self) -> int:
        """How many requests wait no more: with the acceptance of a ledger, those for more time fall away."""
        return sum(decision != Decision.PENDING for _, decision, _ in self.requests)

    @property
    def figures(self) -> dict[str, Any]:
        return {code: (entry["value"], entry["words"]) for code, entry in self.entries.items()}


class AnySequence(RuleBasedStateMachine):
    city: ClassVar[City]
    books: ClassVar[Books]

    @initialize()
    def begin(self) -> None:
        self.savepoint = transaction.savepoint()
        self.day = TODAY
        self.page = self.books.ledger("ferrous")
        self.seen = stamp(self.page)
        self.last = self.look()

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            transaction.savepoint_rollback(self.savepoint)
            clock.set_business_date(TODAY)

    def look(self) -> Snapshot:
        ledger = Ledger.objects.filter(pk=self.page.pk)
        return Snapshot(
            ledger=ledger.values().get(),
            entries={entry["indicator__code"]: entry for entry in Entry.objects.values("indicator__code", *KEPT)},
            requests=[
                *Extension.objects.order_by("pk").values_list("pk", "decision", "until"),
                *Correction.objects.order_by("pk").values_list("pk", "decision", "after"),
            ],
            trail=AuditEntry.objects.count(),
            messages=Message.objects.count(),
        )

    def act(self, name: str, do: Callable[[], object]) -> None:
        """Do something and hold it to everything that must be true of any act."""
        before = self.last
        try:
            with transaction.atomic():
                do()
        except REFUSALS:
            assert self.look() == before, f"{name} was refused and changed something"
            return
        now = self.last = self.look()
        self.check_move(name, before, now)
        if now != before:
            traces = 1 + (now.decided - before.decided if name == "accept" else 0)
            assert now.trail == before.trail + traces, f"{name} left {now.trail - before.trail} entries in the trail"
        if LedgerAct.SAVE not in moves.acts(LedgerStatus(before.status)) and name != "decide correction":
            assert now.figures == before.figures, f"{name} changed figures that were {before.status}"

    def check_move(self, name: str, before: Snapshot, now: Snapshot) -> None:
        if now.status == before.status:
            return
        assert now.status in {moves.after(before.status, act) for act in moves.acts(before.status)}
        assert now.ledger["version"] == before.ledger["version"] + 1
        if now.status == LedgerStatus.ACCEPTED:
            assert (name, before.status) == ("accept", LedgerStatus.SUBMITTED)
            own = {entry["entered_by_id"] for entry in now.entries.values()} | {now.ledger["submitted_by_id"]}
            assert now.ledger["decided_by_id"] not in own

    @invariant()
    def what_counts_was_accepted_by_somebody(self) -> None:
        if hasattr(self, "last") and self.last.status in moves.JUDGED:
            assert self.last.ledger["submitted_by_id"] is not None
            assert self.last.ledger["decided_by_id"] not in {None, self.last.ledger["submitted_by_id"]}

    @rule(turn=some.booleans())
    def go_the_usual_way(self, turn: bool) -> None:
        """The next act as it should be done, by whom it should be done, on a fresh page; at a turning, either way."""
        self.open_the_page()
        if LedgerAct.SAVE in moves.acts(LedgerStatus(self.last.status)) and turn and not self.last.requests:
            self.ask_for_time("director", 9)
            self.decide_on_time("office", grant=True)
        elif LedgerAct.SAVE in moves.acts(LedgerStatus(self.last.status)):
            cells = [Cell(code, value, note=f"第{self.page.version}稿") for code, value in GOOD.items()]
            self.act("save", lambda: save_entries(by=self.city.account("clerk"), ledger=self.page, cells=cells))
            self.submit("director", looks=False)
        elif self.last.status == LedgerStatus.SUBMITTED and turn:
            self.send_back("office", OF_FERROUS[1], "请核对。")
        elif self.last.status == LedgerStatus.SUBMITTED:
            self.accept("office", looks=True)
        elif not any(decision == Decision.PENDING for _, decision, _ in self.last.requests):
            self.ask_to_correct("director", OF_FERROUS[0], str(100 + len(self.last.requests)))
        else:
            self.decide_on_correction("office", grant=True)

    @rule()
    def open_the_page(self) -> None:
        """Acts are done on the page that was opened last, which may be an old one."""
        self.page = self.books.ledger("ferrous")
        self.seen = stamp(self.page)

    @rule(days=days)
    def days_pass(self, days: int) -> None:
        self.day += dt.timedelta(days=days % 4)
        clock.set_business_date(self.day)

    @rule(actor=actors, code=codes, value=figures, note=some.sampled_from(["", "已核实", None]))
    def save(self, actor: str, code: str, value: str | None, note: str | None) -> None:
        cell = Cell(code, value, note=note, seen_version=self.last.entries.get(code, {}).get("version", 0))
        self.act("save", lambda: save_entries(by=self.city.account(actor), ledger=self.page, cells=[cell]))

    @rule(actor=actors)
    def fill(self, actor: str) -> None:
        self.act("save", lambda: save_entries(by=self.city.account(actor), ledger=self.page, cells=good_cells()))

    @rule(actor=actors, looks=some.booleans())
    def submit(self, actor: str, looks: bool) -> None:
        seen = self.seen if looks else None
        self.act("submit", lambda: submit_ledger(by=self.city.account(actor), ledger=self.page, seen=seen))

    @rule(actor=actors, looks=some.booleans())
    def accept(self, actor: str, looks: bool) -> None:
        seen = self.seen if looks else None
        self.act("accept", lambda: accept_ledger(by=self.city.account(actor), ledger=self.page, seen=seen))

    @rule(actor=actors, code=codes, why=some.sampled_from(["请核对。", "请核对。", ""]))
    def send_back(self, actor: str, code: str, why: str) -> None:
        self.act("return", lambda: return_ledger(by=self.city.account(actor), ledger=self.page, reasons={code: why}))

    @rule(actor=actors, later=some.integers(-2, 10))
    def ask_for_time(self, actor: str, later: int) -> None:
        until = self.day + dt.timedelta(days=later)
        self.act(
            "ask extension",
            lambda: ask_extension(by=self.city.account(actor), ledger=self.page, until=until, reason="补报"),
        )

    @rule(actor=actors, grant=some.booleans())
    def decide_on_time(self, actor: str, grant: bool) -> None:
        asked = Extension.objects.select_related("ledger__chain", "ledger__month").first()
        if asked:
            self.act(
                "decide extension",
                lambda: decide_extension(by=self.city.account(actor), extension=asked, grant=grant, note="已阅"),
            )

    @rule(actor=actors, code=codes, value=figures)
    def ask_to_correct(self, actor: str, code: str, value: str | None) -> None:
        self.act(
            "ask correction",
            lambda: ask_correction(
                by=self.city.account(actor), ledger=self.page, indicator_code=code, value=value, reason="漏报"
            ),
        )

    @rule(actor=actors, grant=some.booleans())
    def decide_on_correction(self, actor: str, grant: bool) -> None:
        asked = Correction.objects.select_related(
            "entry__ledger__chain", "entry__ledger__month", "entry__indicator"
        ).first()
        if not asked:
            return
        before, pending = self.last, asked.decision == Decision.PENDING
        by = self.city.account(actor)
        self.act("decide correction", lambda: decide_correction(by=by, correction=asked, grant=grant, note="已阅"))
        if self.last.figures != before.figures:
            assert pending
            assert grant
            assert asked.asked_by_id != by.pk
            changed = [code for code in before.figures if before.figures[code] != self.last.figures[code]]
            assert changed == [asked.entry.indicator.code]
            assert self.last.entries[changed[0]]["source"] == EntrySource.CORRECTED

    @rule(actor=actors)
    def seal(self, actor: str) -> None:
        Ledger.objects.exclude(pk=self.page.pk).update(status=LedgerStatus.ACCEPTED)
        self.act("seal", lambda: seal_months(by=self.city.account(actor), quarter=Quarter(2024, 2)))


KEPT = ("value", "words", "note", "source", "returned_because", "version", "entered_by_id", "ledger_id")


@pytest.fixture
def machine(books: Books, city: City) -> type[AnySequence]:
    for actor in ("clerk", "director"):
        Tenure.objects.create(person=city.accounts[BOTH].person, post=city.posts[actor], from_date=YEAR_BEGAN)
    AnySequence.city, AnySequence.books = city, books
    return AnySequence


def test_S12_any_sequence_of_acts_keeps_the_rules(machine: type[AnySequence]) -> None:
    run_state_machine_as_test(machine, settings=settings(max_examples=30, stateful_step_count=25, database=None))
