"""Saving one cell, with its check, its trail and its history, beside a bare view that writes one row."""

from __future__ import annotations

import itertools
import json

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.test import Client, override_settings
from django.urls import path, reverse
from django.views.decorators.csrf import csrf_exempt

from benchmarks import city
from benchmarks.measure import in_turn, report
from chains.models import Chain
from config.lib.clock.models import Setting
from config.urls import urlpatterns as ours_patterns
from dispatch.models import Entry
from offices.enums import PostKind

ROUNDS = 300


@csrf_exempt
def bare(request: HttpRequest) -> JsonResponse:
    """What Django needs to write one row for somebody who is logged in."""
    value = json.loads(request.body)["value"]
    with transaction.atomic():
        Floor.objects.update_or_create(pk=1, defaults={"business_date": value})
    return JsonResponse({"saved": value})


Floor = Setting
urlpatterns = [path("bare/", bare), *ours_patterns]


def main() -> None:
    """p95 of each; the same middleware and session for both."""
    with transaction.atomic():
        city.build(chains=12, indicators=30)
        chain = Chain.objects.get(number=1)
        clerk = city.account(PostKind.CLERK, "clerk", chain=chain)
        Entry.objects.filter(ledger__chain=chain, ledger__month__month=12).delete()
    client = Client(headers={"accept": "application/json"})
    client.force_login(clerk, backend=settings.AUTHENTICATION_BACKENDS[-1])
    address = reverse("dispatch:ledger_cells", kwargs={"chain": chain.code, "month": "2024-12"})
    numbers = itertools.count(1)
    seen = [0] * 30
    days = itertools.cycle(("2025-01-08", "2025-01-09"))

    def save() -> None:
        number = next(numbers)
        # The thirty cells by turns, each a little more than before, as the version that was seen says.
        cell = {"code": f"indicator-{number % 30 + 1}", "value": str(number // 30 + 9), "seen": seen[number % 30]}
        seen[number % 30] += 1
        answer = client.post(address, {"cells": [cell]}, content_type="application/json")
        assert answer.status_code == 200, answer.content

    def write() -> None:
        answer = client.post("/bare/", {"value": next(days)}, content_type="application/json")
        assert answer.status_code == 200, answer.content

    with override_settings(ROOT_URLCONF="benchmarks.cells"):
        ours, floor = in_turn(save, write, rounds=ROUNDS)
    what = "a bare view that writes one row"
    report("saving a cell, p95", ours=ours.p95, floor=floor.p95, allowed=2.5, what=what)
    report("saving a cell, median", ours=ours.median, floor=floor.median, allowed=2.5, what=what)
