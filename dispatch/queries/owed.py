"""What somebody owes, by when; what came back and why; and what changed, for the desk."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from chains.models import Chain
from chains.permissions import chains_with, may
from config.lib import clock
from config.lib.periods import Month
from dispatch.enums import BoardState, Decision, EntrySource, LedgerStatus, Phase
from dispatch.models import Correction, Entry, Extension, Ledger, TargetChange
from dispatch.queries.board import expected
from dispatch.rules import deadlines
from dispatch.rules.board import is_behind
from dispatch.rules.deadlines import Dates
from offices.enums import Right
from offices.models import Account

RECENT_DAYS = 14


@dataclass(frozen=True)
class OwedLedger:
    """A ledger that somebody has to do something about: enter and submit, mend, or review.

    ``days_left`` is until the due day, negative when it is over. ``may_submit``: it is also theirs to submit.
    ``counted``: how many of the reported figures the registers counted. ``locked``: its dates let nothing be entered
    any more; ``asked`` is then the day until which more time has been asked for, if it has.
    """

    ledger: Ledger
    reported: int
    of: int
    days_left: int
    behind: bool
    may_submit: bool = False
    counted: int = 0
    locked: bool = False
    asked: dt.date | None = None
    returned: tuple[Entry, ...] = field(default=(), compare=False)

    @property
    def dates(self) -> Dates:
        return self.ledger.dates

    @property
    def is_full(self) -> bool:
        """Whether every figure is reported."""
        return bool(self.of) and self.reported >= self.of

    @property
    def is_returned(self) -> bool:
        return self.ledger.status == LedgerStatus.RETURNED


@dataclass(frozen=True)
class Unreported:
    """The ledgers of a month that are not in though their due day is over: ``late`` drafts, and ``returned`` ones.

    ``locked`` of them are past their lock day, so that only more time brings them in.
    """

    month: Month
    late: int
    returned: int
    locked: int

    @property
    def on_board(self) -> BoardState | None:
        """The state under which the board lists them; None where they are in two."""
        if self.late and self.returned:
            return None
        return BoardState.LATE if self.late else BoardState.RETURNED


@dataclass(frozen=True)
class Desk:
    """``to_fill``: ledgers to enter, mend and submit, those most urgent first; ``to_review``: ledgers submitted and not
    decided; ``unreported``: what others owe whom one reviews, the latest month first; requests to decide;
    ``decided``: what was decided lately for one's own chains; ``targets``: decisions that changed their targets lately.
    """

    to_fill: tuple[OwedLedger, ...]
    to_review: tuple[OwedLedger, ...]
    unreported: tuple[Unreported, ...]
    extensions: tuple[Extension, ...]
    corrections: tuple[Correction, ...]
    decided: tuple[Ledger, ...]
    targets: tuple[TargetChange, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.to_fill or self.to_review or self.extensions or self.corrections)


def owed(account: Account) -> Desk:
    """What is on the account's desk; at most a dozen statements whatever the number of chains."""
    at = clock.now()
    fills = tuple(chains_with(account, Right.ENTER_LEDGER))
    reviews = chains_with(account, Right.REVIEW_LEDGER)
    pending = Q(decision=Decision.PENDING)
    return Desk(
        to_fill=_to_fill(account, fills, at) if fills else (),
        to_review=_to_review(reviews, at),
        unreported=_unreported(reviews, at),
        extensions=tuple(
            Extension.objects.filter(pending, ledger__chain__in=reviews)
            .select_related("ledger__chain", "ledger__month", "asked_by__person")
            .order_by("asked_at")
        ),
        corrections=tuple(
            Correction.objects.filter(pending, entry__ledger__chain__in=reviews)
            .select_related("entry__ledger__chain", "entry__ledger__month", "entry__indicator", "asked_by__person")
            .order_by("asked_at")
        ),
        decided=_decided(fills, at) if fills else (),
        targets=_targets(fills, at) if fills else (),
    )


def _ledgers(status: list[LedgerStatus]) -> QuerySet[Ledger]:
    asked = Extension.objects.filter(ledger=OuterRef("pk"), decision=Decision.PENDING).values("until")
    return (
        Ledger.objects.filter(status__in=status)
        .select_related("chain", "month", "submitted_by__person", "decided_by__person")
        .annotate(
            reported=Count("entries", filter=Q(entries__value__isnull=False) | ~Q(entries__words="")),
            counted=Count("entries", filter=Q(entries__value__isnull=False, entries__source=EntrySource.COUNTED)),
            asked=Subquery(asked[:1]),
        )
        .order_by("month__due", "chain__number")
    )


def _owed(
    ledgers: list[Ledger], at: dt.datetime, *, may_submit: set[int], returned: dict[int, list[Entry]]
) -> list[OwedLedger]:
    years = {ledger.month.year for ledger in ledgers}
    of = {year: expected(year, {ledger.chain for ledger in ledgers}) for year in years}
    today = deadlines.day_of(at)
    return [
        OwedLedger(
            ledger=ledger,
            reported=ledger.reported,  # type: ignore[attr-defined]
            of=of[ledger.month.year][ledger.chain_id],
            days_left=deadlines.days_left(ledger.dates, today),
            behind=is_behind(ledger.state, deadlines.phase(ledger.dates, at)),
            may_submit=ledger.chain_id in may_submit,
            counted=ledger.counted,  # type: ignore[attr-defined]
            locked=deadlines.phase(ledger.dates, at) == Phase.LOCKED,
            asked=ledger.asked,  # type: ignore[attr-defined]
            returned=tuple(returned.get(ledger.pk, ())),
        )
        for ledger in ledgers
    ]


def _to_fill(account: Account, chains: tuple[Chain, ...], at: dt.datetime) -> tuple[OwedLedger, ...]:
    open_now = Q(month__opens__lte=deadlines.day_of(at), month__sealed_at=None)
    ledgers = list(
        _ledgers([LedgerStatus.DRAFT, LedgerStatus.RETURNED]).filter(open_now, chain__in=chains, chain__closed_on=None)
    )
    returned: dict[int, list[Entry]] = {}
    for entry in (
        Entry.objects.filter(ledger__in=[ledger.pk for ledger in ledgers])
        .exclude(returned_because="")
        .select_related("indicator")
        .order_by("indicator__number")
    ):
        returned.setdefault(entry.ledger_id, []).append(entry)
    submits = {chain.pk for chain in chains if may(account, Right.SUBMIT_LEDGER, chain)}
    found = _owed(ledgers, at, may_submit=submits, returned=returned)
    return tuple(sorted(found, key=lambda one: (not one.is_returned, one.dates.due, one.ledger.chain.number)))


def _to_review(chains: QuerySet[Chain], at: dt.datetime) -> tuple[OwedLedger, ...]:
    ledgers = list(_ledgers([LedgerStatus.SUBMITTED]).filter(chain__in=chains))
    return tuple(_owed(ledgers, at, may_submit=set(), returned={})) if ledgers else ()


def _unreported(chains: QuerySet[Chain], at: dt.datetime) -> tuple[Unreported, ...]:
    """Months that are sealed are over for good, and ask for nothing any more."""
    open_still = Ledger.objects.filter(
        chain__in=chains,
        chain__closed_on=None,
        month__sealed_at=None,
        month__due__lt=deadlines.day_of(at),
        status__in=[LedgerStatus.DRAFT, LedgerStatus.RETURNED],
    )
    by_month: dict[Month, list[Ledger]] = defaultdict(list)
    for ledger in open_still.select_related("month"):
        if is_behind(ledger.state, deadlines.phase(ledger.dates, at)):
            by_month[ledger.month.period].append(ledger)
    return tuple(_unreported_in(month, by_month[month], at) for month in sorted(by_month, reverse=True))


def _unreported_in(month: Month, ledgers: list[Ledger], at: dt.datetime) -> Unreported:
    late = sum(ledger.status == LedgerStatus.DRAFT for ledger in ledgers)
    locked = sum(deadlines.phase(ledger.dates, at) == Phase.LOCKED for ledger in ledgers)
    return Unreported(month=month, late=late, returned=len(ledgers) - late, locked=locked)


def _decided(chains: tuple[Chain, ...], at: dt.datetime) -> tuple[Ledger, ...]:
    """The ledgers of the chains that were returned or accepted lately, newest first."""
    since = at - dt.timedelta(days=RECENT_DAYS)
    return tuple(
        Ledger.objects.filter(chain__in=chains, decided_at__gte=since)
        .exclude(status=LedgerStatus.SUBMITTED)
        .select_related("chain", "month", "decided_by__person")
        .order_by("-decided_at")
    )


def _targets(chains: tuple[Chain, ...], at: dt.datetime) -> tuple[TargetChange, ...]:
    since = at - dt.timedelta(days=RECENT_DAYS)
    return tuple(
        TargetChange.objects.filter(target__chain__in=chains, made_at__gte=since, before__isnull=False)
        .select_related("target__chain", "target__indicator", "decided_by__person")
        .order_by("-made_at")
    )
