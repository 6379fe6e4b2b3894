"""Row histories for tests: what is written within ``on`` happened on that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pgtrigger
from django.db.models import Max

from chains.queries.traces import EVERY
from chains.registers.register import REGISTERS
from config.lib.periods import CHINA


@contextmanager
def on(day: dt.date) -> Iterator[None]:
    """The events of what is written inside stand at noon of that day, as if it had been done then."""
    events: list[Any] = [
        model.pgh_event_model
        for model in (*(one.model for one in REGISTERS.values()), *(trace.model for trace in EVERY))
    ]
    before = {model: model.objects.aggregate(last=Max("pgh_id"))["last"] or 0 for model in events}
    yield
    noon = dt.datetime.combine(day, dt.time(12), CHINA)
    with pgtrigger.ignore(*(f"{model._meta.label}:append_only" for model in events)):
        for model, last in before.items():
            model.objects.filter(pgh_id__gt=last).update(pgh_created_at=noon)
