"""What raters are told when they are asked for marks, and until when they can be asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.periods import date_label
from config.lib.refusals import Refused
from evaluation.models import Rating
from offices.models import AuditEntry, Organisation
from offices.services.inbox import tell_each


def require_day(due: dt.date) -> None:
    """Raises Refused where the last day is over."""
    if due < clock.today():
        raise Refused(_("The last day, %(day)s, is over. Choose today or later.") % {"day": date_label(due)})


def tell_raters(
    rating: Rating, organisations: Collection[Organisation], *, occasion: AuditEntry, reason: str = ""
) -> None:
    """Each organisation finds in its inbox, once for the act that the entry is of, that its marks are asked for."""
    with translation.override(settings.LANGUAGE_CODE):
        names = {"quarter": rating.period.label, "day": date_label(rating.due)}
        subject = _("Please mark the chains for %(quarter)s by %(day)s") % names
        body = reason or _("Nobody sees your marks before the marking is closed, and you see nobody else's.")
    tell_each(
        {f"rating.opened:{rating.pk}:{occasion.pk}:{one.pk}": one for one in organisations},
        kind="rating.opened",
        subject=subject,
        body=body,
        link=reverse("evaluation:mark_own"),
    )
