from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RunStatus(TextChoices):
    WAITING = "waiting", _("Being computed")
    FAILED = "failed", _("Failed")
    DRAFT = "draft", pgettext_lazy("run", "Draft")
    SHOWN = "shown", _("Shown to the chains")
    CONFIRMED = "confirmed", pgettext_lazy("run", "Confirmed")
    PUBLISHED = "published", _("Published")
    SUPERSEDED = "superseded", _("Superseded")
    REPLACED = "replaced", pgettext_lazy("run", "Corrected")
    DISCARDED = "discarded", _("Discarded")


class RunAct(TextChoices):
    """What can be done to a run; which act goes with which status stands in ``rules/run_moves.py``."""

    COMPUTE = "compute"
    FAIL = "fail"
    DISCARD = "discard"
    SHOW = "show"
    REPLACE = "replace"
    CONFIRM = "confirm"
    PUBLISH = "publish"
    SUPERSEDE = "supersede"


class Course(TextChoices):
    """By which way a run comes to be published: at once, after it was shown, or shown before and corrected since."""

    AT_ONCE = "at_once"
    SHOWN = "shown"
    MENDED = "mended"


class Hindrance(TextChoices):
    """What stands in the way of an act that a run's course allows."""

    PENDING = "pending"
    UPHELD = "upheld"
    UNPLACED = "unplaced"
    DAYS = "days"


class ObjectionState(TextChoices):
    """What became of an objection to a score line."""

    PENDING = "pending", _("To be answered")
    UPHELD = "upheld", _("Upheld")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("objection", "Withdrawn")


class Step(TextChoices):
    """What the evaluation of a quarter waits for."""

    WAIT = "wait", _("Ledgers are still open")
    START = "start", _("It can be judged")
    COMPUTE = "compute", _("Being computed")
    SHOW = "show", _("To be shown to the chains")
    OBJECTIONS = "objections", _("Objections to be answered")
    SHOWN = "shown", _("Shown to the chains")
    LACKING = "lacking", _("Figures are missing")
    MEND = "mend", _("To be corrected and computed again")
    CONFIRM = "confirm", _("To be confirmed")
    PUBLISH = "publish", _("To be published")
    NOTICE = "notice", _("Notice to be issued")


class NoticeStatus(TextChoices):
    DRAFT = "draft", pgettext_lazy("notice", "Draft")
    ISSUED = "issued", pgettext_lazy("notice", "Issued")


class PaperKind(TextChoices):
    NOTICE = "notice", _("Notice")
    NOTICE_ANNEX = "notice_annex", _("Annex of the notice")


class Act(TextChoices):
    """The names of what the evaluation does, as the trail shows them."""

    SCHEME_LOAD = "scheme.load", _("Loaded a scheme")
    SCHEME_DRAFT = "scheme.draft", _("Began a scheme")
    SCHEME_ADOPT = "scheme.adopt", _("Adopted a scheme")
    SCHEME_DISCARD = "scheme.discard", _("Discarded the draft of a scheme")
    NOTICE_WORDS_SET = "notice_words.set", _("Set the words of notices")
    RATING_OPEN = "rating.open", _("Asked the raters for their marks")
    RATING_CLOSE = "rating.close", _("Closed the marking by the raters")
    RATING_REOPEN = "rating.reopen", _("Reopened the marking by the raters")
    MARKS_GIVE = "marks.give", _("Entered raters' marks")
    MARKS_TAKE_BACK = "marks.take_back", _("Took back marks that the scheme has no place for")
    ADJUSTMENT_NOTE = "adjustment.note", _("Noted a matter that adds or takes points")
    ADJUSTMENT_GRANT = "adjustment.grant", _("Granted a matter that adds or takes points")
    ADJUSTMENT_REFUSE = "adjustment.refuse", _("Refused a matter that adds or takes points")
    ADJUSTMENT_WITHDRAW = "adjustment.withdraw", _("Withdrew a matter that adds or takes points")
    ADJUSTMENT_WITHDRAW_ASK = "adjustment.withdraw_ask", _("Asked to withdraw a granted matter")
    ADJUSTMENT_WITHDRAW_REFUSE = "adjustment.withdraw_refuse", _("Let a granted matter stand")
    RUN_START = "run.start", _("Started a run")
    RUN_COMPUTE = "run.compute", _("Computed a run")
    RUN_FAIL = "run.fail", _("Gave up a run that broke down")
    RUN_PUBLISH = "run.publish", _("Published a run")
    RUN_DISCARD = "run.discard", _("Discarded a draft run")
    RUN_SHOW = "run.show", _("Showed a run to the chains")
    RUN_REPLACE = "run.replace", _("Took back a shown run for a corrected one")
    RUN_CONFIRM = "run.confirm", _("Confirmed a run")
    RUN_CHECK = "run.check", _("Computed runs anew and compared")
    RUN_STRAY = "run.stray", _("A run is not what it was")
    OBJECTION_RAISE = "objection.raise", _("Objected to a score")
    OBJECTION_WITHDRAW = "objection.withdraw", _("Withdrew an objection")
    OBJECTION_UPHOLD = "objection.uphold", _("Upheld an objection")
    OBJECTION_DECLINE = "objection.decline", _("Declined an objection")
    NOTICE_DRAFT = "notice.draft", _("Drafted a notice")
    NOTICE_SAVE = "notice.save", _("Edited the draft of a notice")
    NOTICE_ISSUE = "notice.issue", _("Issued a notice")
