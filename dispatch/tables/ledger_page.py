"""What the page of a ledger says around its grid, in the words of its reader."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext, pgettext

from config.lib.periods import Month, date_label
from dispatch.enums import Closed
from dispatch.queries.ledger_sheet import LedgerSheet, Openness
from offices.enums import Right
from offices.permissions import holders_of

COLUMNS = 14
"""Columns of the grid besides the twelve months and the reviewer's reasons."""


def month_label(month: Month) -> str:
    """The month by its number, for heads and links."""
    return pgettext("number of a month", "Month %(number)s") % {"number": month.month}


def filters(*, since_return: bool, judged: bool) -> list[tuple[str, str]]:
    """The choices of rows to be shown: name for the script, label for the person."""
    to_mend = [
        ("returned", pgettext("rows shown", "Returned")),
        ("wrong", pgettext("rows shown", "Wrong")),
        ("warned", pgettext("rows shown", "To be explained")),
    ]
    changed = pgettext("rows shown", "Changed since last month")
    if since_return:
        changed = pgettext("rows shown", "Changed since the return")
    return [
        ("all", pgettext("rows shown", "All")),
        *([] if judged else to_mend if since_return else to_mend[1:]),
        ("missing", pgettext("rows shown", "Not filled")),
        ("changed", changed),
    ]


def why_closed(sheet: LedgerSheet, may: Openness) -> tuple[str, str]:
    """Why the reader cannot fill the ledger, and the way out; two empty texts where he can."""
    if may.may_enter:
        return "", ""
    dates, ledger = sheet.dates, sheet.ledger
    if sheet.closed is None:
        holders = "、".join(str(kind.label) for kind in holders_of(Right.ENTER_LEDGER))
        return gettext("You can read this ledger."), gettext("It is filled by: %(holders)s.") % {"holders": holders}
    if sheet.closed == Closed.NOT_OPEN:
        return gettext("It opens on %(day)s.") % {"day": date_label(dates.opens)}, ""
    if sheet.closed == Closed.LOCKED:
        return gettext("It was locked at the end of %(day)s.") % {"day": date_label(dates.locks)}, _more_time(may)
    if sheet.closed == Closed.SUBMITTED:
        return gettext("It has been submitted and is under review."), _review(may)
    decided = {"name": ledger.decided_by.name if ledger.decided_by else ""}
    if sheet.closed == Closed.ACCEPTED:
        return gettext("It was accepted by %(name)s.") % decided, _correction(may)
    return gettext("It was accepted by %(name)s and sealed with its quarter.") % decided, _correction(may)


def _more_time(may: Openness) -> str:
    if may.may_ask_extension:
        return gettext("To fill it all the same, ask for more time (button above).")
    return gettext("To fill it all the same, the director of the chain office asks for more time.")


def _review(may: Openness) -> str:
    if may.may_review:
        return gettext("Accept it, or write into the last column why a cell is returned.")
    return gettext("To change it, ask the leading-group office to return it.")


def _correction(may: Openness) -> str:
    if may.may_ask_correction:
        return gettext("To change a figure, choose “Correct” in its row and ask for a correction.")
    return gettext("To change a figure, the director of the chain office asks for a correction.")


def script_words() -> dict[str, Any]:
    """The sentences that the page's script says by itself; words in braces are put in by it."""
    return {
        "states": {
            "waiting": pgettext("state of a cell", "Not saved yet"),
            "saving": pgettext("state of a cell", "Saving…"),
            "failed": pgettext("state of a cell", "Not saved"),
            "unread": pgettext("state of a cell", "Not saved"),
            "conflict": pgettext("state of a cell", "Two values"),
        },
        "wrong": {
            "notANumber": gettext("This is not a number, so it was not saved. Write the digits only."),
            "otherUnit": gettext(
                "Another unit stands behind the number. Convert it to {unit} and write the digits only."
            ),
            "notYesOrNo": gettext("This is neither yes nor no, so it was not saved. Choose one of them."),
        },
        "oddText": gettext("Pasted: “{text}”. "),
        "moved": gettext("{who} saved {theirs} here at {when}, you have {mine}. Which one holds?"),
        "somebody": gettext("Somebody"),
        "nothing": gettext("(nothing)"),
        "keepMine": gettext("Keep mine"),
        "takeTheirs": gettext("Take the other"),
        "allSaved": gettext("All saved"),
        "savingNow": gettext("Saving…"),
        "unsavedCells": gettext("{count} not saved"),
        "trouble": {
            "offline": gettext("The network is down. It is tried again by itself. "),
            "server": gettext("The server does not answer at the moment. It is tried again by itself. "),
            "login": gettext("You have been logged out. "),
            "stale": gettext("This page is out of date. "),
            "refused": gettext("It could not be saved. "),
        },
        "keptHere": gettext("{count} cells are not saved yet; they are kept on this computer and nothing is lost."),
        "again": gettext("Try now"),
        "reload": gettext("Reload the page"),
        "logIn": gettext("Log in again"),
        "unkept": gettext("This browser cannot keep what is not saved yet. Do not close the page before all is saved."),
        "pastedByName": gettext("{count} figures were filled in by the names of their indicators."),
        "pastedSpare": gettext("There was no place for: {text}"),
        "close": gettext("Close"),
        "leftovers": gettext("These cells were typed on this computer and can no longer be saved here:"),
        "discard": gettext("Discard them"),
        "inTheWay": gettext("{count} in the way"),
        "takeCounted": gettext("Take over {figure}"),
        "countedOpen": gettext("The registers count {count} of the figures that are still open."),
        "returned": {
            "one": _still_to_be_mended(1),
            "many": _still_to_be_mended(2),
            "none": gettext("Returned: every cell has been mended; the director submits it again."),
        },
        "moved_counts": gettext("What the registers count has changed since these figures were entered:"),
    }


def _still_to_be_mended(cells: int) -> str:
    return ngettext(
        "Returned: %(cells)s cell is still to be mended.", "Returned: %(cells)s cells are still to be mended.", cells
    ) % {"cells": "{count}"}


def due_word(days: int) -> str:
    """How long until the due day."""
    if days > 0:
        return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
    return gettext("due today") if days == 0 else gettext("overdue")
