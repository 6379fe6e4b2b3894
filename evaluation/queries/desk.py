"""Somebody's desk: what they owe, what waits for their decision, and what changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from django.db.models import Count, F, Q

from chains.models import Chain
from chains.permissions import chain_keys, chains_with, sees_all_chains, visible_chains
from chains.queries.register_counts import ToReview, to_review
from config.lib import clock
from config.lib.periods import Quarter
from dispatch.enums import Decision
from dispatch.models import Correction, Extension, Ledger, ReportingMonth, Target
from dispatch.queries.ledgers_seen import year_in_hand, years
from dispatch.queries.owed import RECENT_DAYS, Desk, owed
from dispatch.rules import moves
from evaluation.enums import ObjectionState, RunStatus
from evaluation.models import Adjustment, Placing, RatingSeat, Run
from evaluation.permissions import OFFICES
from evaluation.queries.judging import IDLE, Judging, judging
from evaluation.queries.objections import can_object_now
from evaluation.queries.ratings import seats_of
from evaluation.queries.runs import latest_published
from offices.enums import PostKind, Right
from offices.models import Account, Message, Tenure
from offices.permissions import holds, standing_of
from offices.queries.inbox import inbox

Lacking = Literal["", "regime", "targets", "people"]
UNREAD_LISTED = 5


@dataclass(frozen=True)
class ShownScore:
    """The scores of an own chain while they are shown: what it has, and its objections, and how many were upheld."""

    placing: Placing
    objections: int
    upheld: int
    may_object: bool


@dataclass(frozen=True)
class MyDesk:
    """``own`` is what the ledgers ask for; ``decided`` requests of one's own chains, ``judging`` the office's alone.

    ``placings`` are the own chains' places in the run published last, where one sees some chains and not all.
    ``shown`` are the own chains' scores that are shown before they hold.
    ``matters`` says how many matters that colleagues proposed, or want to withdraw, wait for a decision.
    ``seats`` are those from which marks are to be given. ``next_month`` opens next.
    ``lacks`` is what the office has to bring in before anything can be done.
    """

    own: Desk
    judging: tuple[Judging, ...]
    matters: tuple[tuple[Quarter, int], ...]
    seats: tuple[RatingSeat, ...]
    shown: tuple[ShownScore, ...]
    decided: tuple[Extension | Correction, ...]
    accepted: tuple[Ledger, ...]
    placings: tuple[Placing, ...]
    run: Run | None
    unread: tuple[Message, ...]
    to_review: tuple[ToReview, ...]
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
        return self.asked + len(self.matters) + sum(one.step not in IDLE for one in self.judging)

    @property
    def has_news(self) -> bool:
        return bool(self.unread or self.placings or self.own.targets or self.decided or self.accepted or self.run)

    @property
    def is_free(self) -> bool:
        """Whether nothing is owed and nothing waits."""
        own = self.own.to_fill or self.own.unreported
        return not (own or self.waits or self.judging or self.shown or self.seats or self.lacks)


def desk(account: Account) -> MyDesk:
    """The desk of an account today; the number of statements does not hang on the number of chains."""
    own = owed(account)
    lacks = _lacks(account)
    run = latest_published() if holds(account, Right.VIEW_CHAIN) else None
    return MyDesk(
        own=own,
        judging=tuple(judging()) if holds(account, Right.EVALUATE) and not lacks else (),
        matters=_matters(account),
        seats=tuple(seats_of(account)),
        shown=_shown(account),
        decided=_decided(account),
        accepted=tuple(ledger for ledger in own.decided if ledger.status in moves.JUDGED),
        placings=_placings(account, run),
        run=run,
        to_review=tuple(to_review(account)),
        unread=tuple(inbox(account).filter(read_at=None)[:UNREAD_LISTED]),
        next_month=_next_month() if holds(account, Right.ENTER_LEDGER) else None,
        has_post=bool(standing_of(account).posts),
        lacks=lacks,
        today=clock.today(),
    )


def _lacks(account: Account) -> Lacking:
    """What a city lacks that has just begun: the regime with its chains, the targets of the year in hand, and people.

    It has people as soon as one chain office has somebody who enters figures.
    """
    if not holds(account, Right.SET_UP_YEAR):
        return ""
    if not Chain.objects.exists():
        return "regime"
    if not Target.objects.filter(year=year_in_hand(years())).exists():
        return "targets"
    clerks = Tenure.objects.running_from(clock.today()).filter(post__kind=PostKind.CLERK)
    return "" if clerks.exists() else "people"


def _matters(account: Account) -> tuple[tuple[Quarter, int], ...]:
    """The quarters in which matters of colleagues, new or to be withdrawn, wait for a decision, and how many."""
    if not holds(account, Right.EVALUATE):
        return ()
    proposed = Q(decision=Decision.PENDING) & ~Q(entered_by=account)
    to_withdraw = ~Q(withdrawal_asked_because="") & ~Q(withdrawal_asked_by=account)
    pending = Adjustment.objects.filter(proposed | to_withdraw, withdrawn_because="")
    counted = pending.order_by("-year", "-quarter").values_list("year", "quarter").annotate(count=Count("pk"))
    return tuple((Quarter(year, quarter), count) for year, quarter, count in counted)


def _shown(account: Account) -> tuple[ShownScore, ...]:
    """The own chains' scores in the runs that are shown now."""
    if not holds(account, OFFICES):
        return ()
    placings = Placing.objects.filter(run__status=RunStatus.SHOWN, chain__in=chains_with(account, OFFICES))
    of_chain = Q(run__objections__chain=F("chain"))
    counted = (
        placings.select_related("run", "chain")
        .defer("run__inputs")
        .annotate(
            raised=Count("run__objections", filter=of_chain),
            upheld=Count("run__objections", filter=of_chain & Q(run__objections__state=ObjectionState.UPHELD)),
        )
    )
    directs = chain_keys(account, Right.SUBMIT_LEDGER)
    return tuple(
        ShownScore(
            placing=placing,
            objections=placing.raised,
            upheld=placing.upheld,
            may_object=placing.chain_id in directs and can_object_now(placing.run),
        )
        for placing in counted
    )


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
