from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from offices.models import Account
from offices.requests import OfficeRequest


def first_password(request: OfficeRequest, *, account: Account, password: str) -> HttpResponse:
    """The answer that shows a first password, this one time: it is kept nowhere, and no cache keeps the page."""
    answer = render(request, "offices/first_password.html", {"account": account, "password": password})
    answer.headers["Cache-Control"] = "no-store"
    return answer
