from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import Refused
from dispatch.models import Target, TargetChange
from dispatch.queries.target_trial import TargetTrial
from offices.enums import Right
from offices.models import Account
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def import_targets(
    *, by: Account | None, trial: TargetTrial, year: int, document: str, reason: str, decided_on: dt.date
) -> int:
    """Set the targets of a workbook that its trial found in order, all or none; returns how many changed.

    Every change is kept as a decision with document, reason and date. Refused while a cell is not understood, or
    where nothing would change. ``by`` is None for an operator's command.
    """
    if by is not None:
        require(by, Right.SET_UP_YEAR)
    if trial.reading.troubles:
        raise Refused(_("Some cells were not understood. Mend them in the workbook and hand it in again."))
    if not trial.changing:
        raise Refused(_("All targets are already as in the workbook; there is nothing to import."))
    changes = []
    for difference in trial.changing:
        read, was = difference.read, difference.was
        target, _created = Target.objects.update_or_create(
            chain=difference.chain,
            indicator=difference.indicator,
            year=year,
            defaults={"value": read.value, "words": read.words},
        )
        changes.append(
            TargetChange(
                target=target,
                before=was.value if was else None,
                after=read.value,
                words=read.words,
                document=document,
                reason=reason,
                decided_on=decided_on,
                decided_by=by,
            )
        )
    TargetChange.objects.bulk_create(changes)
    record(
        by=by,
        act="targets.import",
        on=changes[0].target,
        label=f"{year} {document}",
        after={"year": year, "document": document, "changed": len(changes)},
        reason=reason,
    )
    return len(changes)
