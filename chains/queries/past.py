"""Rows as they were at a moment, from their row history."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, Min, Model, OuterRef, QuerySet
from pghistory.models import Event

from config.lib.periods import CHINA


def end_of(day: dt.date) -> dt.datetime:
    """The moment at which the day is over in Asia/Shanghai."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), CHINA)


def rows_then(model: type[Model], day: dt.date) -> QuerySet[Any]:
    """The events that say how the rows of a tracked model stood at the end of a day; ``pgh_obj`` is the row's key."""
    events: Any = model.pgh_event_model  # type: ignore[attr-defined]
    known = events.objects.filter(pgh_created_at__lt=end_of(day))
    later = known.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__gt=OuterRef("pgh_id"))
    rows: QuerySet[Any] = known.filter(~Exists(later)).exclude(pgh_label="delete")
    return rows


def known_since(rows: QuerySet[Any]) -> dt.date | None:
    """The day in Asia/Shanghai, by the real clock, with which the history of these rows begins; None without rows."""
    events: Any = rows.model.pgh_event_model
    first = events.objects.filter(pgh_obj__in=rows.order_by().values("pk")).aggregate(at=Min("pgh_created_at"))["at"]
    return first.astimezone(CHINA).date() if first else None


def as_row(event: Any, computed: tuple[str, ...] = ()) -> Any:
    """The row of which the event tells, as it was; ``computed``: what was annotated to the event goes along.

    What is such a row already is given back.
    """
    if not isinstance(event, Event):
        return event
    model: Any = event.pgh_tracked_model
    names = {field.name for field in model._meta.concrete_fields}
    row = model(**{field.attname: getattr(event, field.attname) for field in model._meta.concrete_fields})
    row._state.fields_cache.update(
        {name: linked for name, linked in event._state.fields_cache.items() if name in names}
    )
    for name in computed:
        setattr(row, name, getattr(event, name))
    return row
