from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.db.models.functions import Now

from offices.enums import Act
from offices.models import Account, AuditEntry

COOL_OFF = dt.timedelta(hours=settings.AXES_COOLOFF_TIME)


MOST_NAMES = 20
"""Of so many names that were tried in vain from one address, the rest is guessing: a house full of people has fewer."""


def is_guessing(address: str) -> bool:
    """Whether too many names were tried in vain from an address lately, each however often (S30).

    Counted by names and not by attempts, so that one who forgets a password shuts out nobody behind the same address.
    """
    recent: Any = AccessAttempt.objects.filter(attempt_time__gte=Now() - COOL_OFF, ip_address=address)
    return recent.order_by().values("username").distinct().count() >= MOST_NAMES


MOST_ATTEMPTS = 20
"""After so many wrong passwords for one name, wherever from, the name waits where its holder is not known to be."""
KNOWN_FOR = dt.timedelta(days=30)


def is_guessed(username: str, address: str) -> bool:
    """Whether a name was tried too often in vain lately from all addresses together (S30).

    Not from an address from which its account logged in lately: nobody locks its holder out by guessing. A name that
    no account has is counted alike (S29).
    """
    recent: Any = AccessAttempt.objects.filter(attempt_time__gte=Now() - COOL_OFF, username=username)
    failures = recent.aggregate(failures=Sum("failures_since_start"))["failures"] or 0
    return failures >= MOST_ATTEMPTS and not _is_known(username, address)


def _is_known(username: str, address: str) -> bool:
    """Whether the account of that name logged in from that address lately."""
    account = Account.objects.filter(username=username).values_list("pk", flat=True).first()
    if account is None:
        return False
    log_ins = AuditEntry.objects.filter(object_type=Account._meta.label_lower, object_id=str(account))
    return log_ins.filter(act=Act.ACCOUNT_LOG_IN, succeeded=True, address=address, at__gte=Now() - KNOWN_FOR).exists()


def locked_names() -> set[str]:
    """The user names that cannot log in just now from some address, after too many wrong attempts from there or from
    all together.

    Counted by the real time, in a demonstration too.
    """
    recent: Any = AccessAttempt.objects.filter(attempt_time__gte=Now() - COOL_OFF).order_by()
    tried = recent.values("username", "ip_address").annotate(failures=Sum("failures_since_start"))
    over_all: Counter[str] = Counter()
    locked = set()
    for username, _address, failures in tried.values_list("username", "ip_address", "failures"):
        over_all[username] += failures
        if failures >= settings.AXES_FAILURE_LIMIT or over_all[username] >= MOST_ATTEMPTS:
            locked.add(username)
    return locked
