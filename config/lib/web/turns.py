"""Work that keeps others waiting, such as laying out a paper, is done for one person one piece at a time."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, cast

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from config.lib.web.errors import too_many

PAPER, TRIAL = "one paper at a time", "one trial at a time"

_TAKE = "SELECT pg_try_advisory_lock(hashtext(%s), %s)"
_GIVE_BACK = "SELECT pg_advisory_unlock(hashtext(%s), %s)"

_MARK = re.compile(r"[0-9a-f]{16}")


@contextmanager
def turn_of(account: int, at: str = PAPER, *, patience: float = 0) -> Iterator[bool]:
    """Whether it is the account's turn: no other of its papers (or trials) is being made, by any process of ours.

    Waits for so many seconds that it comes, unless another of the account's waits for it already.
    """
    free = _taken(at, account) or (patience > 0 and _waited_for(at, account, patience))
    try:
        yield free
    finally:
        if free:
            _give_back(at, account)


def _waited_for(at: str, account: int, patience: float) -> bool:
    """Whether the turn came; one alone waits, as each that does holds a thread that others need."""
    queue = f"{at}: the next"
    if not _taken(queue, account):
        return False
    try:
        until = time.monotonic() + patience
        while time.monotonic() < until:
            time.sleep(0.1)
            if _taken(at, account):
                return True
        return False
    finally:
        _give_back(queue, account)


def _taken(at: str, account: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [at, account])
        (free,) = cursor.fetchone()
    return bool(free)


def _give_back(at: str, account: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_GIVE_BACK, [at, account])


def one_paper_at_a_time(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 429 with a sentence while another paper is being made for the same person.

    A mark in the address (``made``) comes back as a cookie, so that the page that asked knows the paper is there.
    """

    @wraps(view)
    def taking_turns(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        with turn_of(cast("int", request.user.pk)) as free:
            answer = view(request, *given, **named) if free else too_many(request, wait(), seconds=5)
        mark = request.GET.get("made", "")
        if _MARK.fullmatch(mark):
            answer.set_cookie(f"made-{mark}", "1", max_age=60, samesite="Lax", secure=request.is_secure())
        return answer

    return taking_turns


def wait() -> str:
    """What a person is told whose other paper is being made."""
    return _("Another paper is being made for you. Wait until it is there, then ask for this one.")
