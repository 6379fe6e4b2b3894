from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.db.models.functions import Now
from django.http import HttpRequest

from offices.enums import Act
from offices.models import Account, AuditEntry

COOL_OFF = dt.timedelta(hours=settings.AXES_COOLOFF_TIME)

STRANGE = ""
"""The browser of an attempt that no account has logged in with; a known one stands with its sign."""


def count_by_browser(request: HttpRequest, browser: str) -> None:
    """Have an attempt counted with those of the browser; what a browser says of itself counts for nothing.

    Axes keeps the browser beside the name and the address, and reads it off the request no more once it is set.
    """
    AxesProxyHandler.update_request(request)
    request.axes_user_agent = browser  # type: ignore[attr-defined]


def counted_together(request: Any, credentials: dict[str, Any] | None) -> list[list[str]]:
    """By what axes counts the attempts: name and browser where it is known, else name and address (S30).

    Whoever guesses behind the holder's own address cannot lock him out of the browser that he uses.
    """
    if getattr(request, "axes_user_agent", STRANGE) == STRANGE:
        return [["username", "ip_address", "user_agent"]]
    return [["username", "user_agent"]]


MOST_NAMES = 20
"""Of so many names that were tried in vain from one address, the rest is guessing: a house full of people has fewer."""


def is_guessing(address: str) -> bool:
    """Whether too many names were tried in vain from an address lately, each however often (S30).

    Counted by names and not by attempts, so that one who forgets a password shuts out nobody behind the same address.
    """
    recent: Any = _recent().filter(ip_address=address, user_agent=STRANGE)
    return recent.order_by().values("username").distinct().count() >= MOST_NAMES


MOST_ATTEMPTS = 20
"""After so many wrong passwords for one name, wherever from, the name waits where its holder is not known to be."""
KNOWN_FOR = dt.timedelta(days=30)


def is_guessed(username: str, address: str) -> bool:
    """Whether a name was tried too often in vain lately by strangers, from all addresses together (S30).

    Not from an address from which its account logged in lately: nobody locks its holder out by guessing. A name that
    no account has is counted alike (S29).
    """
    return _failures(_recent().filter(username=username, user_agent=STRANGE)) >= MOST_ATTEMPTS and not _is_known(
        username, address
    )


def is_guessed_where_known(username: str) -> bool:
    """Whether a name was tried too often in vain lately in all browsers together that the account has logged in with:
    one who knew a former password may have gathered many."""
    return _failures(_recent().filter(username=username).exclude(user_agent=STRANGE)) >= MOST_ATTEMPTS


def _recent() -> Any:
    return AccessAttempt.objects.filter(attempt_time__gte=Now() - COOL_OFF)


def _failures(attempts: Any) -> int:
    return attempts.aggregate(failures=Sum("failures_since_start"))["failures"] or 0


def _is_known(username: str, address: str) -> bool:
    """Whether the account of that name logged in from that address lately."""
    account = Account.objects.filter(username=username).values_list("pk", flat=True).first()
    if account is None:
        return False
    log_ins = AuditEntry.objects.filter(object_type=Account._meta.label_lower, object_id=str(account))
    return log_ins.filter(act=Act.ACCOUNT_LOG_IN, succeeded=True, address=address, at__gte=Now() - KNOWN_FOR).exists()


def locked_names() -> set[str]:
    """The user names that cannot log in just now from some address or in some browser, after too many wrong attempts
    there or in all together.

    Counted by the real time, in a demonstration too.
    """
    tried = _recent().order_by().values("username", "ip_address", "user_agent")
    summed = tried.annotate(failures=Sum("failures_since_start"))
    over_all: Counter[str] = Counter()
    locked = set()
    for username, failures in summed.values_list("username", "failures"):
        over_all[username] += failures
        if failures >= settings.AXES_FAILURE_LIMIT or over_all[username] >= MOST_ATTEMPTS:
            locked.add(username)
    return locked
