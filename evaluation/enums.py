from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RunStatus(TextChoices):
    WAITING = "waiting", _("Being computed")
    FAILED = "failed", _("Failed")
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    SUPERSEDED = "superseded", _("Superseded")
    DISCARDED = "discarded", _("Discarded")


class Step(TextChoices):
    """What the evaluation of a quarter waits for."""

    WAIT = "wait", _("Ledgers are still open")
    START = "start", _("It can be judged")
    COMPUTE = "compute", _("Being computed")
    PUBLISH = "publish", _("To be published")
    NOTICE = "notice", _("Notice to be issued")


class NoticeStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    ISSUED = "issued", _("Issued")


class PaperKind(TextChoices):
    NOTICE = "notice", _("Notice")
    NOTICE_ANNEX = "notice_annex", _("Annex of the notice")
    CHAIN_REPORT = "chain_report", _("Monthly report of a chain")
    CITY_REPORT = "city_report", _("Monthly report of the city")
