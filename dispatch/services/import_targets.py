from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import Refused
from dispatch.enums import Act
from dispatch.queries.target_trial import TargetTrial, trial_of
from dispatch.services.putting_targets import NewTarget, decision, hold_targets, put_targets, require_as_seen
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


def import_targets(
    *,
    by: Account | None,
    trial: TargetTrial,
    year: int,
    document: str,
    reason: str,
    decided_on: dt.date,
    seen: int | None = None,
) -> int:
    """Set the targets of a workbook that its trial found in order, all or none; returns how many changed.

    Every change is kept as a decision with document, reason and date. ``seen`` is the stamp of the trial that was on
    the page; without it, that of ``trial``. ``by`` is None for an operator's command.

    Raises PermissionDenied without the right; Refused while a cell is not understood, where nothing would change or
    the decision is incomplete; SomebodyWasFaster where the targets are no longer those that the trial was held against.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    if trial.reading.troubles:
        raise Refused(_("Some cells were not understood. Mend them in the workbook and hand it in again."))
    decided = decision(document=document, reason=reason, decided_on=decided_on)
    with transaction.atomic():
        hold_targets({difference.chain for difference in trial.differences})
        now = trial_of(trial.reading, year=year)
        require_as_seen(now.stamp, trial.stamp if seen is None else seen)
        if not now.changing:
            raise Refused(_("All targets are already as in the workbook; there is nothing to import."))
        new = [
            NewTarget(chain=one.chain, indicator=one.indicator, value=one.read.value, words=one.read.words, was=one.was)
            for one in now.changing
        ]
        targets = put_targets(new, by=by, year=year, decided=decided)
        record(
            by=by,
            act=Act.TARGETS_IMPORT,
            on=targets[0],
            label=f"{year} {decided.document}",
            after={"year": year, "document": decided.document, "changed": len(targets)},
            reason=decided.reason,
        )
    return len(targets)
