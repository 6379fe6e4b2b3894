"""Checks on a cell before its ledger is submitted (domain facts §4). One check, one file: plain values in, a finding
or None out. An error stops the submission, a warning passes with a note.
"""

from __future__ import annotations

from collections.abc import Callable

from dispatch.enums import Level
from dispatch.rules.checks.beyond_target import beyond_target
from dispatch.rules.checks.counted import counted
from dispatch.rules.checks.falling import falling
from dispatch.rules.checks.finding import Finding
from dispatch.rules.checks.jump import jump
from dispatch.rules.checks.milestone import milestone
from dispatch.rules.checks.negative import negative
from dispatch.rules.checks.places import places
from dispatch.rules.checks.reported import reported
from dispatch.rules.checks.returned import returned
from dispatch.rules.checks.unit_slip import unit_slip
from dispatch.rules.measure import Reading

Check = Callable[[Reading], Finding | None]

CHECKS: tuple[Check, ...] = (
    returned,
    milestone,
    places,
    negative,
    falling,
    unit_slip,
    jump,
    beyond_target,
    counted,
    reported,
)

__all__ = ["CHECKS", "Check", "Finding", "check", "stops"]


def check(reading: Reading) -> tuple[Finding, ...]:
    """All findings on a cell, errors first."""
    found = [finding for one in CHECKS if (finding := one(reading))]
    return tuple(sorted(found, key=lambda finding: finding.level != Level.ERROR))


def stops(finding: Finding, note: str) -> bool:
    """Whether a finding stops the submission: an error always, a warning as long as no note explains it."""
    return finding.level == Level.ERROR or not note.strip()
