"""Somebody's desk: what they owe, what waits for their decision, and what changed."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from chains.models import Chain
from chains.permissions import sees_all_chains, visible_chains
from config.lib import clock
from config.lib.periods import Month, Quarter
from dispatch.enums import Decision
from dispatch.models import Correction, Extension, Ledger, ReportingMonth, Target
from dispatch.queries.ledgers_seen import year_in_hand, years
from dispatch.queries.owed import RECENT_DAYS, Desk, owed
from dispatch.rules import moves
from evaluation.enums import NoticeStatus, RunStatus, Step
from evaluation.models import Notice, Placing, Run
from evaluation.queries.runs import latest_published, quarters_to_judge
from offices.enums import Right
from offices.models import Account, Message
from offices.permissions import holds, standing_of
from offices.queries.inbox import inbox

Lacking = Literal["", "regime", "targets"]
UNREAD_SHOWN = 5
IN_HAND = (RunStatus.WAITING, RunStatus.DRAFT)
QUARTERS_SHOWN = 4
"""Of how many quarters that are over the desk tells what they wait for: a year's."""


@dataclass(frozen=True)
class Judging:
    """What the evaluation of a quarter waits for; ``open`` ledgers are not accepted yet."""

    quarter: Quarter
    step: Step
    run: Run | None = None
    open: int = 0


@dataclass(frozen=True)
class MyDesk:
    """``own`` is what the ledgers ask for; ``decided`` requests of one's own chains, ``judging`` the office's alone.

    ``placings`` are the own chains' places in the run published last, where one sees some chains and not all.
    ``next_month`` opens next. ``lacks`` is what the office has to bring in before anything can be done.
    """

    own: Desk
    judging: tuple[Judging, ...]
    decided: tuple[Extension | Correction, ...]
    accepted: tuple[Ledger, ...]
    placings: tuple[Placing, ...]
    run: Run | None
    unread: tuple[Message, ...]
    next_month: ReportingMonth | None
    has_post: bool
    lacks: Lacking
    today: dt.date

    @property
    def asked(self) -> int:
        """How many ledgers and requests of chain offices wait for a decision."""
        return len(self.own.to_review) + len(self.own.extensions) + len(self.own.corrections)

    @property
    def waits(self) -> int:
        """How many things wait for a decision, the steps of the evaluation among them."""
        return self.asked + sum(one.step != Step.WAIT for one in self.judging)

    @property
    def has_news(self) -> bool:
        return bool(self.unread or self.placings or self.own.targets or self.decided or self.accepted or self.run)

    @property
    def is_free(self) -> bool:
        """Whether nothing is owed and nothing waits."""
        return not self.own.to_fill and not self.waits and not self.lacks


def desk(account: Account) -> MyDesk:
    """The desk of an account today; the number of statements does not hang on the number of chains."""
    own = owed(account)
    lacks = _lacks(account)
    run = latest_published() if holds(account, Right.VIEW_CHAIN) else None
    return MyDesk(
        own=own,
        judging=tuple(_judging()) if holds(account, Right.EVALUATE) and not lacks else (),
        decided=_decided(account),
        accepted=tuple(ledger for ledger in own.decided if ledger.status in moves.JUDGED),
        placings=_placings(account, run),
        run=run,
        unread=tuple(inbox(account).filter(read_at=None)[:UNREAD_SHOWN]),
        next_month=_next_month() if holds(account, Right.ENTER_LEDGER) else None,
        has_post=bool(standing_of(account).posts),
        lacks=lacks,
        today=clock.today(),
    )


def _lacks(account: Account) -> Lacking:
    """What a city lacks that has just begun: the regime with its chains, then the targets of the year in hand."""
    if not holds(account, Right.SET_UP_YEAR):
        return ""
    if not Chain.objects.exists():
        return "regime"
    return "" if Target.objects.filter(year=year_in_hand(years())).exists() else "targets"


def _judging() -> list[Judging]:
    """The quarters that are over and not judged, the latest first, and published runs whose notice has not gone out.

    A run in hand is always among them: one that is to take a published one's place, and one of long ago.
    """
    published = list(
        Run.objects.filter(status=RunStatus.PUBLISHED)
        .exclude(pk__in=Notice.objects.filter(status=NoticeStatus.ISSUED).values("run"))
        .defer("inputs", "result")
    )
    found = [Judging(quarter=run.period, step=Step.NOTICE, run=run) for run in published]
    over = [quarter for quarter in quarters_to_judge() if quarter.last_day < clock.today()]
    in_hand = Run.objects.filter(status__in=IN_HAND).order_by().values_list("year", "quarter")
    quarters = {*over[:QUARTERS_SHOWN], *(Quarter(*each) for each in in_hand)}
    return [*_steps(sorted(quarters, reverse=True)), *found]


def _steps(quarters: list[Quarter]) -> Iterator[Judging]:
    """What is to be done next with each quarter; nothing once it is published, until a run is to supersede that."""
    runs: dict[Quarter, dict[str, Run]] = defaultdict(dict)
    years = {quarter.year for quarter in quarters}
    for run in Run.objects.filter(year__in=years).defer("inputs", "result").order_by("pk"):
        runs[run.period][run.status] = run
    still = Ledger.objects.filter(month__year__in=years, chain__closed_on=None).exclude(status__in=moves.JUDGED)
    still_open = Counter(Month(*found).quarter for found in still.order_by().values_list("month__year", "month__month"))
    for quarter in quarters:
        by_status, count = runs[quarter], still_open[quarter]
        if run_in_hand := by_status.get(RunStatus.WAITING):
            yield Judging(quarter=quarter, step=Step.COMPUTE, run=run_in_hand)
        elif run_in_hand := by_status.get(RunStatus.DRAFT):
            yield Judging(quarter=quarter, step=Step.PUBLISH, run=run_in_hand)
        elif RunStatus.PUBLISHED not in by_status:
            yield Judging(quarter=quarter, step=Step.WAIT if count else Step.START, open=count)


def _decided(account: Account) -> tuple[Extension | Correction, ...]:
    """The requests of one's own chains that were decided lately, the latest first."""
    if not holds(account, Right.ENTER_LEDGER):
        return ()
    since = clock.now() - dt.timedelta(days=RECENT_DAYS)
    lately = {"decided_at__gte": since}
    chains = visible_chains(account)
    extensions = (
        Extension.objects.filter(ledger__chain__in=chains, **lately)
        .exclude(decision=Decision.PENDING)
        .select_related("ledger__chain", "ledger__month", "decided_by__person")
    )
    corrections = (
        Correction.objects.filter(entry__ledger__chain__in=chains, **lately)
        .exclude(decision=Decision.PENDING)
        .select_related("entry__ledger__chain", "entry__ledger__month", "entry__indicator", "decided_by__person")
    )
    found: list[Extension | Correction] = [*extensions, *corrections]
    return tuple(sorted(found, key=lambda request: request.decided_at or since, reverse=True))


def _placings(account: Account, run: Run | None) -> tuple[Placing, ...]:
    if run is None or sees_all_chains(account):
        return ()
    return tuple(run.placings.filter(chain__in=visible_chains(account)).select_related("chain"))


def _next_month() -> ReportingMonth | None:
    return ReportingMonth.objects.filter(opens__gt=clock.today()).order_by("opens").first()
