"""Putting targets in force by a decision: what setting one and importing a workbook of them have in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from chains.models import Chain
from config.lib import clock
from config.lib.periods import date_label
from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.models import Indicator, Target, TargetChange
from offices.models import Account

LONGEST_DOCUMENT = 100
LONGEST_REASON = 300


@dataclass(frozen=True)
class NewTarget:
    """A target as it is to be from now on; ``was`` is the one in force, None where there is none yet."""

    chain: Chain
    indicator: Indicator
    value: Decimal | None
    words: str
    was: Target | None


@dataclass(frozen=True)
class TargetDecision:
    """By what targets change: a dated paper with a reason."""

    document: str
    reason: str
    decided_on: dt.date


def decision(*, document: str, reason: str, decided_on: dt.date) -> TargetDecision:
    """The decision, trimmed; raises Refused where it is incomplete, too long, or of a day that has not come."""
    made = TargetDecision(document=document.strip(), reason=reason.strip(), decided_on=decided_on)
    if not made.document or not made.reason:
        raise Refused(_("A target changes by a decision: name the document and the reason."))
    if len(made.document) > LONGEST_DOCUMENT or len(made.reason) > LONGEST_REASON:
        raise Refused(_("The document may have 100 characters and the reason 300. Shorten them."))
    if decided_on > clock.today():
        raise Refused(_("%(day)s has not come yet. Enter the day of the decision.") % {"day": date_label(decided_on)})
    return made


def hold_targets(chains: Iterable[Chain]) -> None:
    """Let nobody else change targets of these chains, nor set their first, until the transaction ends."""
    held = Chain.objects.select_for_update(no_key=True).filter(pk__in=[chain.pk for chain in chains])
    list(held.order_by("pk").values_list("pk"))


def require_as_seen(stamp: int, seen: int | None) -> None:
    """Raise SomebodyWasFaster where targets are no longer those that were on the page."""
    if seen is not None and seen != stamp:
        raise SomebodyWasFaster(
            _("Somebody else changed targets while the page was open. Nothing was changed by you. Look at them again.")
        )


def put_targets(new: Sequence[NewTarget], *, by: Account | None, year: int, decided: TargetDecision) -> list[Target]:
    """Put the targets in force and keep the decision with each; wants them held by :func:`hold_targets`."""
    at = clock.now()
    targets = [
        Target(
            pk=one.was.pk if one.was else None,
            chain=one.chain,
            indicator=one.indicator,
            year=year,
            value=one.value,
            words=one.words,
        )
        for one in new
    ]
    Target.objects.bulk_update([target for target in targets if target.pk], ["value", "words"])
    Target.objects.bulk_create([target for target in targets if not target.pk])
    TargetChange.objects.bulk_create(
        [
            TargetChange(
                target=target,
                before=one.was.value if one.was else None,
                after=target.value,
                words=target.words,
                document=decided.document,
                reason=decided.reason,
                decided_on=decided.decided_on,
                decided_by=by,
                made_at=at,
            )
            for one, target in zip(new, targets, strict=True)
        ]
    )
    return targets
