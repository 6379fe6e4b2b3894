from __future__ import annotations

from django.http import HttpRequest

from offices.models import Account


class OfficeRequest(HttpRequest):
    """A request behind the log-in, which is every request whose view is not marked ``login_not_required``."""

    user: Account
