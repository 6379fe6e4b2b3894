"""What a rule answers: points with their working, or why there are none. A missing input is never a silent zero."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Scored:
    """Points, not rounded, and the working that led to them, a sentence a step."""

    points: Decimal
    working: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unscored:
    """The rule cannot be applied: a code for programs, and the reason with what to do, in plain Chinese."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The item does not apply to this unit; the scheme says what becomes of its weight."""

    reason: str


Outcome = Scored | Unscored | NotApplicable
