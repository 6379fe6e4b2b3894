from __future__ import annotations

from typing import Any

from django.db import transaction

from offices.enums import Act
from offices.models import AuditEntry
from offices.queries.strays import Stray, strays
from offices.queries.trail import last_check
from offices.services.trail import record


@transaction.atomic
def check_history() -> int:
    """Compare every row that has a history with its newest event; returns how many do not fit.

    Each that does not is noted in the trail, once as long as it stays as it is (one that fitted meanwhile is noted
    again), and then that it was looked for and what was found: an auditor sees both. Done by the clock, in nobody's
    name.
    """
    last = last_check()
    known = set((last.after or {}).get("rows", ())) if last else set()
    found = list(strays())
    for stray in found:
        _note(stray, was_found=_row(stray) in known)
    record(
        by=None,
        act=Act.HISTORY_CHECK,
        on=None,
        after={"strays": len(found), "rows": [_row(stray) for stray in found]},
        succeeded=not found,
    )
    return len(found)


def _row(stray: Stray) -> str:
    return f"{stray.model._meta.label_lower} {stray.key}"


def _note(stray: Stray, *, was_found: bool) -> None:
    """Note a row that does not fit, unless the last check found it as it is now."""
    there = stray.model._base_manager.filter(pk=stray.key).first()
    row = there or stray.model(pk=stray.key)
    after = _plain(stray.after) or {"row": "gone" if stray.is_gone else "unknown"}
    told = AuditEntry.objects.filter(
        act=Act.HISTORY_STRAY, object_type=row._meta.label_lower, object_id=str(row.pk)
    ).order_by("-pk")
    if not was_found or told.values_list("after", flat=True).first() != after:
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
