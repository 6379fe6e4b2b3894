"""Corrections that came after a run: of figures that its scores stand on as they were before."""

from __future__ import annotations

from collections import defaultdict

from dispatch.models import Correction
from dispatch.queries.corrections import granted_after, granted_corrections
from evaluation.models import Run
from evaluation.queries.references import entry_versions


def later_corrections(run: Run) -> list[Correction]:
    """Those of figures of the run's year, and of the year before where they were a base; the latest first."""
    granted: dict[int, list[Correction]] = defaultdict(list)
    named = ("entry__ledger__chain", "entry__ledger__month", "entry__indicator")
    for one in granted_corrections({run.year - 1, run.year}).select_related(*named):
        granted[one.entry_id].append(one)
    chains = {one.entry.ledger.chain_id for corrections in granted.values() for one in corrections}
    later: list[Correction] = []
    for text in run.sheets.filter(chain__in=chains).values_list("text", flat=True):
        for entry, version in entry_versions(text).items():
            if corrections := granted.pop(entry, []):
                later += granted_after(version, entry=corrections[0].entry, granted=corrections)
    return sorted(later, key=lambda one: (one.decided_at, one.pk), reverse=True)
