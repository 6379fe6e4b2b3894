"""What happened to a ledger and to each of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from config.lib import numbers
from dispatch.enums import Act
from dispatch.models import Correction, Entry, Ledger
from offices.queries.history import Change, histories, history, told_together

OF_LEDGER = ("chain", "month")
OF_CELL = ("ledger", "indicator", "entered_by", "entered_at", "reviewed_version")


def ledger_history(ledger: Ledger) -> list[Change]:
    """Every change of the ledger's status and of its figures, newest first, each with its reason.

    That it was made, empty, with the months of its year is left out.
    """
    entries = list(ledger.entries.select_related("indicator"))
    decimals = {entry.indicator_id: entry.indicator.decimals for entry in entries}

    def figure(row: Any, value: Decimal) -> str:
        return numbers.show(value, max(decimals.get(row.indicator_id, 0), numbers.places(value)))

    of_cells = histories(entries, hidden=OF_CELL, written={"value": figure, "counted": figure})
    corrections = {str(one.pk): one for one in _corrections(entries)}
    return told_together(
        [
            (_("The whole ledger"), history(ledger, hidden=OF_LEDGER)[:-1]),
            *((entry.indicator.name, _with_reasons(of_cells[entry.pk], corrections)) for entry in entries),
        ]
    )


def _corrections(entries: list[Entry]) -> Iterable[Correction]:
    return Correction.objects.filter(entry__in=entries).select_related("asked_by__person")


def _with_reasons(changes: list[Change], corrections: dict[str, Correction]) -> Iterator[Change]:
    """The changes; those by a correction say who asked for it and why, and what was said when it was granted."""
    for change in changes:
        asked = corrections.get(change.about) if change.act == Act.CORRECTION_GRANT else None
        if asked is None:
            yield change
            continue
        why = _("Asked for by %(who)s: %(reason)s") % {"who": asked.asked_by.name, "reason": asked.reason}
        said = [_("Decision: %(note)s") % {"note": change.reason}] if change.reason else []
        yield replace(change, reason="\n".join([why, *said]))
