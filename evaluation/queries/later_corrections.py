"""Corrections that came after a run: of figures that it read as they were before."""

from __future__ import annotations

import re

from dispatch.models import Correction
from dispatch.queries.corrections import granted_corrections
from evaluation.models import Run

_ENTRY = re.compile(r'"entry:([0-9]+):([0-9]+)"')
"""A ledger entry that went into a run, and in which version: see ``score_sources.reference``."""


def later_corrections(run: Run) -> list[Correction]:
    """Those of figures of the run's year that went into it, the latest first; of a base of last year nothing is said.

    Told by versions, not by times: once a ledger is accepted, each correction makes one new version of its entry.
    """
    granted = list(granted_corrections(run.period))
    if not granted:
        return []
    read = {int(entry): int(version) for entry, version in _ENTRY.findall(run.inputs)}
    since = {one.entry_id: one.entry.version - read[one.entry_id] for one in granted if one.entry_id in read}
    later = []
    for one in granted:
        if since.get(one.entry_id, 0) > 0:
            since[one.entry_id] -= 1
            later.append(one)
    return later
