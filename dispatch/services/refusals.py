"""Refusals that name cells, and the sentences for moves that are not allowed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from config.lib.periods import date_label
from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.enums import Closed, LedgerAct, LedgerStatus
from dispatch.models import Ledger
from dispatch.rules import moves


@dataclass(frozen=True)
class Moved:
    """A cell that somebody else saved meanwhile: what is there now."""

    code: str
    value: Decimal | None
    words: str
    note: str
    version: int
    entered_by: str
    entered_at: dt.datetime | None


def require_not_beyond(day: dt.date, last: dt.date) -> None:
    """Raise Refused where more time would last for years, which is nearly always a slip of the keys."""
    if day > last:
        raise Refused(
            _("%(day)s is too far away. Choose a day until %(last)s.")
            % {"day": date_label(day), "last": date_label(last)}
        )


class CellsRefused(Refused):
    """Cells that cannot be stored as they are: ``cells`` has a sentence for each code. Nothing was saved."""

    def __init__(self, sentence: str, cells: dict[str, str]) -> None:
        super().__init__(sentence)
        self.cells = cells


class CellsMovedOn(SomebodyWasFaster):
    """Cells that are no longer what was on the page: ``cells`` has all of them. Nothing was saved."""

    def __init__(self, sentence: str, cells: list[Moved]) -> None:
        super().__init__(sentence)
        self.cells = cells


def of_ledger(ledger: Ledger, reason: str) -> str:
    """A reason with the name of the ledger before it."""
    return _("The ledger of %(chain)s for %(month)s: %(reason)s") % {
        "chain": ledger.chain.name,
        "month": ledger.month.period.label,
        "reason": reason,
    }


def at_indicator(name: str, sentence: str) -> str:
    """A sentence with the name of the indicator before it."""
    return _("“%(name)s”: %(sentence)s") % {"name": name, "sentence": sentence}


def not_allowed(ledger: Ledger, act: LedgerAct) -> Refused:
    """An act that the ledger's status does not allow."""
    return Refused(of_ledger(ledger, _(moves.why_not(ledger.state, act))))


def faster(ledger: Ledger) -> SomebodyWasFaster:
    """Somebody else moved the ledger while this act was under way; ``ledger`` is how it is now."""
    name = ledger.decided_by if ledger.state in moves.JUDGED | {LedgerStatus.RETURNED} else ledger.submitted_by
    reason = _("Somebody was faster: it is now “%(status)s”%(who)s. Nothing was changed by you. Reload the page.") % {
        "status": ledger.state.label,
        "who": _(" (by %(name)s)") % {"name": name.person.name} if name else "",
    }
    return SomebodyWasFaster(of_ledger(ledger, reason))


def not_as_seen(ledger: Ledger) -> SomebodyWasFaster:
    """The ledger holds other figures than the page that the act was done on."""
    reason = _(
        "Figures were changed while the page was open. Nothing was changed by you. Reload the page and look again."
    )
    return SomebodyWasFaster(of_ledger(ledger, reason))


def not_open(ledger: Ledger, reason: Closed) -> Refused:
    """The ledger's dates do not allow saving or submitting at this moment."""
    if reason == Closed.NOT_OPEN:
        text = _("It opens on %(day)s. Figures can be entered from then on.") % {"day": date_label(ledger.dates.opens)}
    else:
        text = _(
            "It was locked at the end of %(day)s. To go on, the director of the chain office asks for an extension."
        ) % {"day": date_label(ledger.dates.locks)}
    return Refused(of_ledger(ledger, text))
