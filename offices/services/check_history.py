from __future__ import annotations

from typing import Any

from django.db import transaction

from offices.enums import Act
from offices.models import AuditEntry, AuditSeal
from offices.queries.strays import Stray, strays
from offices.services.trail import record


@transaction.atomic
def check_history() -> int:
    """Compare every row that has a history with its newest event; returns how many do not fit.

    Each that does not is noted in the trail, once as long as it stays as it is, and then that it was looked for and
    what was found: an auditor sees both. Done by the clock or the operator, in nobody's name.
    """
    found = list(strays())
    for stray in found:
        _note(stray)
    record(
        by=None,
        act=Act.HISTORY_CHECK,
        on=AuditSeal(),
        label="—",
        before={"strays": 0},
        after={"strays": len(found)},
        succeeded=not found,
    )
    return len(found)


def _note(stray: Stray) -> None:
    there = stray.model._base_manager.filter(pk=stray.key).first()
    row = there or stray.model(pk=stray.key)
    after = _plain(stray.after) or {"row": "gone" if stray.is_gone else "unknown"}
    told = AuditEntry.objects.filter(
        act=Act.HISTORY_STRAY, object_type=row._meta.label_lower, object_id=str(row.pk), after=after
    )
    if not told.exists():
        record(
            by=None,
            act=Act.HISTORY_STRAY,
            on=row,
            label="" if there else f"{row._meta.label} {row.pk}",
            before=_plain(stray.before),
            after=after,
            succeeded=False,
        )


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Values as the trail keeps them: text, so that no digit is lost."""
    return {name: None if value is None else str(value) for name, value in values.items()}
