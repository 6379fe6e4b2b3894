from __future__ import annotations

import datetime as dt
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.db.models.functions import Now

COOL_OFF = dt.timedelta(hours=settings.AXES_COOLOFF_TIME)


def locked_names() -> set[str]:
    """The user names that cannot log in just now from some address, after too many wrong attempts from there.

    Counted by the real time, in a demonstration too.
    """
    recent: Any = AccessAttempt.objects.filter(attempt_time__gte=Now() - COOL_OFF).order_by()
    tried = recent.values("username", "ip_address").annotate(failures=Sum("failures_since_start"))
    return set(tried.filter(failures__gte=settings.AXES_FAILURE_LIMIT).values_list("username", flat=True))
