"""The browsers in which an account has logged in, each known again by a signed cookie (docs/decisions/0009)."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TypedDict

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from offices.models import Account

COOKIE = "chainchief-browser"
KNOWN_FOR = dt.timedelta(days=90)
MOST_ACCOUNTS = 8
"""So many share a browser at most; whoever logged in there longest ago is forgotten first."""
_SALT = "offices.known_browser"


class _Known(TypedDict):
    browser: str
    accounts: list[int]


def known_browser(request: HttpRequest, username: str) -> str:
    """The sign of the browser where the account of that name has logged in with it lately, else nothing."""
    known = _read(request)
    account = Account.objects.filter(username=username).values_list("pk", flat=True).first()
    return known["browser"] if account in known["accounts"] else ""


def keep_known(request: HttpRequest, response: HttpResponse, account: Account) -> None:
    """Have the browser known from now on as one in which the account has logged in."""
    known = _read(request)
    others = [one for one in known["accounts"] if one != account.pk]
    kept = _Known(browser=known["browser"], accounts=[account.pk, *others][:MOST_ACCOUNTS])
    response.set_cookie(
        COOKIE,
        signing.dumps(kept, salt=_SALT),
        max_age=KNOWN_FOR,
        path=reverse("offices:login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> _Known:
    """What the cookie says; a browser of which nothing is known, or nothing that we signed, gets a new sign."""
    try:
        known: _Known = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return _Known(browser=secrets.token_urlsafe(16), accounts=[])
    return known
