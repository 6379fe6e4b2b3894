from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from config.lib import clock
from config.lib.clock.models import Setting
from config.lib.periods import date_label
from config.lib.refusals import Refused
from offices.enums import Act, Right
from offices.models import Account
from offices.permissions import require, standing_on
from offices.services import trail


@transaction.atomic
def set_clock(*, by: Account, day: dt.date) -> None:
    """Let the demonstration run on another day.

    Raises Refused outside a demonstration, and for a day on which one could not set it back.
    """
    require(by, Right.SET_UP_YEAR)
    if not settings.DEMO:
        raise Refused(_("The business date can be set in a demonstration only."))
    if Right.SET_UP_YEAR not in standing_on(by, day).anywhere:
        raise Refused(
            _("On %(day)s you hold no post that may set the date, so you could not set it back. Choose another day.")
            % {"day": date_label(day)}
        )
    before = clock.business_date()
    clock.set_business_date(day)
    trail.record(
        by=by,
        act=Act.CLOCK_SET,
        on=Setting(pk=1),
        before={"business_date": str(before) if before else None},
        after={"business_date": str(day)},
        label=str(day),
    )
