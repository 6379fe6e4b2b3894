from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class IndicatorKind(TextChoices):
    """How the figures of the months make the figure of the year."""

    FLOW = "flow", _("Flow: the month's figure is entered, the year's is their sum")
    CUMULATIVE = "cumulative", _("Cumulative: the year's figure so far is entered")
    STOCK = "stock", _("Stock: the level at the end of the month is entered")
    GROWTH_RATE = "growth_rate", _("Growth rate: the rate of the year so far is entered")


class IndicatorForm(TextChoices):
    """What is entered: a figure, a milestone reached or not, or words that raters judge."""

    NUMBER = "number", _("Figure")
    MILESTONE = "milestone", _("Milestone")
    WORDS = "words", _("Words")


class LedgerStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted")
    SEALED = "sealed", _("Sealed")


class LedgerAct(TextChoices):
    """What can be done to a ledger; which act goes with which status stands in ``rules/moves.py``."""

    SAVE = "save", _("Save")
    SUBMIT = "submit", _("Submit")
    RETURN = "return", _("Return")
    ACCEPT = "accept", _("Accept")
    CORRECT = "correct", _("Correct")
    SEAL = "seal", _("Seal")


class EntrySource(TextChoices):
    TYPED = "typed", _("Typed")
    PASTED = "pasted", _("Pasted")
    IMPORTED = "imported", _("Imported")
    CARRIED = "carried", _("Carried forward")
    COUNTED = "counted", _("Counted from the registers")
    CORRECTED = "corrected", _("Corrected")
    DEMONSTRATION = "demonstration", _("Demonstration figure")


class Decision(TextChoices):
    PENDING = "pending", _("Pending")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")


class Phase(TextChoices):
    """Where a moment lies between the dates of a month."""

    NOT_OPEN = "not_open", _("Not open yet")
    OPEN = "open", _("Open")
    OVERDUE = "overdue", _("Overdue")
    LOCKED = "locked", _("Locked")


class Light(TextChoices):
    """How a figure stands against its target; the thresholds are in ``rules/progress.py``."""

    GREEN = "green", _("On course")
    YELLOW = "yellow", _("Slightly behind")
    RED = "red", _("Behind")
    GREY = "grey", _("Not judged")


class Level(TextChoices):
    """What a finding of a check does: an error stops the submission, a warning passes with a note."""

    ERROR = "error", _("Error")
    WARNING = "warning", _("Warning")


class CellState(TextChoices):
    """What a cell of a ledger needs, the most urgent first."""

    RETURNED = "returned", _("Returned")
    WRONG = "wrong", _("To be mended")
    WARNED = "warned", _("To be explained")
    MISSING = "missing", _("Not reported")
    EXPLAINED = "explained", _("Explained")
    GOOD = "good", _("In order")


class Closed(TextChoices):
    """Why a ledger cannot be filled."""

    NOT_OPEN = "not_open", _("Its month is not open yet")
    LOCKED = "locked", _("Its month is locked")
    SUBMITTED = "submitted", _("It is under review")
    ACCEPTED = "accepted", _("It has been accepted")
    SEALED = "sealed", _("It has been sealed")


class BoardState(TextChoices):
    """How a ledger stands on the board."""

    NOT_OPEN = "not_open", _("Not open yet")
    MISSING = "missing", _("Not submitted")
    LATE = "late", _("Late")
    SUBMITTED = "submitted", _("To be reviewed")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted")
    SEALED = "sealed", _("Sealed")
