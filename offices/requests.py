from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from rest_framework.request import Request

from offices.models import Account


class OfficeRequest(HttpRequest):
    """A request behind the log-in, which is every request whose view is not marked ``login_not_required``."""

    user: Account


def account_of(request: Request) -> Account:
    """The account behind a request of the API, whose views answer nobody who is not logged in."""
    return cast("Account", request.user)
