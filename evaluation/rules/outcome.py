"""What a rule answers: points with their working, or why there are none. A missing input is never a silent zero."""

from decimal import Decimal

from msgspec import Struct


class Scored(Struct, frozen=True, gc=False):
    """Points, not rounded, and the working that led to them, a sentence a step."""

    points: Decimal
    working: tuple[str, ...]


class Unscored(Struct, frozen=True):
    """The rule cannot be applied: a code for programs, and the reason with what to do, in plain Chinese."""

    code: str
    reason: str


class NotApplicable(Struct, frozen=True):
    """The item does not apply to this unit; the scheme says what becomes of its weight."""

    reason: str


class Shut(Struct, frozen=True):
    """A gate is shut: the reason, and how it was told, a sentence a step; the scheme says what becomes of the total."""

    reason: str
    working: tuple[str, ...]


Outcome = Scored | Unscored | NotApplicable | Shut
