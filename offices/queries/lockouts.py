from __future__ import annotations

import datetime as dt
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.db.models.functions import Now

COOL_OFF = dt.timedelta(hours=settings.AXES_COOLOFF_TIME)


MOST_NAMES = 20
"""Of so many names that were tried in vain from one address, the rest is guessing: a house full of people has fewer."""


def is_guessing(address: str) -> bool:
    """Whether too many names were tried in vain from an address lately, each however often (S30).

    Counted by names and not by attempts, so that one who forgets a password shuts out nobody behind the same address.
    """
    recent: Any = AccessAttempt.objects.filter(attempt_time__gte=Now() - COOL_OFF, ip_address=address)
    return recent.order_by().values("username").distinct().count() >= MOST_NAMES


def locked_names() -> set[str]:
    """The user names that cannot log in just now from some address, after too many wrong attempts from there.

    Counted by the real time, in a demonstration too.
    """
    recent: Any = AccessAttempt.objects.filter(attempt_time__gte=Now() - COOL_OFF).order_by()
    tried = recent.values("username", "ip_address").annotate(failures=Sum("failures_since_start"))
    return set(tried.filter(failures__gte=settings.AXES_FAILURE_LIMIT).values_list("username", flat=True))
