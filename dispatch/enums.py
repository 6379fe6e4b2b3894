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


class Act(TextChoices):
    """The names of what is done to targets and ledgers, as the trail shows them."""

    INDICATORS_LOAD = "indicators.load", _("Loaded the indicators")
    TARGETS_IMPORT = "targets.import", _("Imported targets")
    TARGET_SET = "target.set", _("Set a target")
    MONTHS_SET = "months.set", _("Set the dates of months")
    MONTHS_SEAL = "months.seal", _("Sealed the months of a quarter")
    ENTRIES_SAVE = "entries.save", _("Entered figures in a ledger")
    ENTRIES_UNDO = "entries.undo", _("Took back what was entered in a ledger")
    LEDGER_SUBMIT = "ledger.submit", _("Submitted a ledger")
    LEDGER_RETURN = "ledger.return", _("Returned a ledger")
    LEDGER_ACCEPT = "ledger.accept", _("Accepted a ledger")
    EXTENSION_ASK = "extension.ask", _("Asked for more time")
    EXTENSION_GRANT = "extension.grant", _("Granted more time")
    EXTENSION_REFUSE = "extension.refuse", _("Refused more time")
    EXTENSION_LAPSE = "extension.lapse", _("A request for more time fell away")
    CORRECTION_ASK = "correction.ask", _("Asked for a correction")
    CORRECTION_GRANT = "correction.grant", _("Granted a correction")
    CORRECTION_REFUSE = "correction.refuse", _("Refused a correction")
