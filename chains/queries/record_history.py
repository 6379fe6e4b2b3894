"""What happened to records: act by act, who, when, through what and why, and every value before and after.

Read through a Sight: columns, chains and roles that are not the reader's are not told of, contacts stay covered (S4).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chains.models import RecordAct
from chains.queries.sight import Sight
from chains.queries.traces import Trace, traces_of
from chains.registers.columns import Column
from chains.registers.kinds import Link

DELETED = "delete"
NOTHING: tuple[Any, ...] = (None, "", [], ())


@dataclass(frozen=True)
class Difference:
    """A value before and after; both empty where only its being changed may be told."""

    label: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Step:
    """What an act did to one row. ``subject`` says which, "" for the record itself; ``verb`` is added or removed."""

    record: UUID
    subject: str
    verb: str
    differences: tuple[Difference, ...]


@dataclass
class Deed:
    """An act upon one record or several. ``act`` is None where rows were written beside every verb."""

    at: dt.datetime
    act: RecordAct | None
    steps: list[Step] = field(default_factory=list)


def record_history(sight: Sight, record: UUID) -> list[Deed]:
    """All acts on a record, the latest first; as many statements however long the history is."""
    told: list[tuple[Any, Step]] = list(_of_records(sight, _record_events(sight).filter(pgh_obj=record)))
    for trace in traces_of(sight.register):
        told += _of_trace(trace, _trace_events(trace, sight).filter(**{trace.key: record}))
    return _deeds(told)


def act_history(sight: Sight, act: RecordAct, records: Collection[UUID]) -> dict[UUID, list[Step]]:
    """What an act did to each of these records."""
    told = list(_of_records(sight, _record_events(sight).filter(pgh_context=act.pk, pgh_obj__in=records), earlier=True))
    for trace in traces_of(sight.register):
        events = _trace_events(trace, sight).filter(**{"pgh_context": act.pk, f"{trace.key}__in": records})
        told += _of_trace(trace, events, earlier=True)
    found: dict[UUID, list[Step]] = defaultdict(list)
    for _event, step in told:
        found[step.record].append(step)
    return found


def _record_events(sight: Sight) -> QuerySet[Any]:
    links = [one.code for one in sight.columns if one.is_typed and isinstance(one.kind, Link)]
    rows = sight.register.model.pgh_event_model.objects.order_by("pgh_id")
    return rows.select_related(*links) if links else rows


def _trace_events(trace: Trace, sight: Sight) -> QuerySet[Any]:
    rows: QuerySet[Any] = trace.events.objects.order_by("pgh_id")
    return rows.filter(chain__in=sight.chains).select_related("chain") if trace.chain else rows


def _of_records(sight: Sight, events: QuerySet[Any], *, earlier: bool = False) -> Iterator[tuple[Any, Step]]:
    for before, event in _pairs(events, earlier=earlier):
        differences = tuple(_values(sight, before, event))
        if differences or before is None:
            yield event, Step(event.pgh_obj_id, "", _added(before), differences)


def _of_trace(trace: Trace, events: QuerySet[Any], *, earlier: bool = False) -> Iterator[tuple[Any, Step]]:
    for earlier_row, event in _pairs(events, earlier=earlier):
        moved = earlier_row is not None and getattr(earlier_row, trace.column) != getattr(event, trace.column)
        before = None if moved else earlier_row
        gone = event.pgh_label == DELETED
        told = [] if gone else list(_facts(trace, before, event))
        if told or before is None or gone:
            verb = pgettext("history", "taken off") if gone else _added(before)
            yield event, Step(getattr(event, trace.column), f"{trace.title} {trace.called(event)}", verb, tuple(told))


def _added(before: Any) -> str:
    return pgettext("history", "entered") if before is None else ""


def _pairs(events: QuerySet[Any], *, earlier: bool) -> Iterator[tuple[Any, Any]]:
    """Each event with the one before it on the same row. ``earlier``: those before the first are looked up."""
    rows = list(events)
    last: dict[Any, Any] = earlier_events(events, rows) if earlier and rows else {}
    for event in rows:
        yield last.get(event.pgh_obj_id), event
        last[event.pgh_obj_id] = event


def earlier_events(events: QuerySet[Any], rows: list[Any]) -> dict[Any, Any]:
    """What the history knew of each row before the first of these events, by the row's key; None for nothing."""
    model = events.model
    earlier = model.objects.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id")).order_by("-pgh_id")
    keys = events.order_by().annotate(earlier=Subquery(earlier.values("pgh_id")[:1])).values_list("pgh_id", "earlier")
    of = dict(keys)
    wanted = events.model.objects.filter(pk__in=[key for key in of.values() if key])
    wanted.query.select_related = events.query.select_related
    found = {one.pgh_id: one for one in wanted}
    first: dict[Any, Any] = {}
    for event in rows:
        first.setdefault(event.pgh_obj_id, found.get(of.get(event.pgh_id)))
    return first


def _values(sight: Sight, before: Any, after: Any) -> Iterator[Difference]:
    for column in sight.columns:
        if (column.is_typed or column.code == "review") and _plain(column, before) != _plain(column, after):
            yield Difference(str(column.label), _shown(column, before), _shown(column, after))
    unseen = [one for one in sight.register.columns if one.is_typed and sight.column(one.code) is None]
    if any(_plain(column, before) != _plain(column, after) for column in unseen):
        yield Difference(_("Figures that you may not see"))
    if bool(after.removed_at) != bool(before and before.removed_at):
        removed = pgettext("history", "removed")
        said = f"{removed}：{after.removed_because}" if after.removed_because else removed
        yield Difference(
            _("Register"), removed if before and before.removed_at else "", said if after.removed_at else ""
        )


def _plain(column: Column, event: Any) -> Any:
    """What tells one value from another; nothing where there was no row yet or the value is nothing."""
    if event is None:
        return None
    if isinstance(column.kind, Link) and not column.own:
        return getattr(event, f"{column.code}_id")
    value = column.of(event)
    return None if value in NOTHING or (column.code == "review" and value == "pending") else value


def _shown(column: Column, event: Any) -> str:
    return column.shown(event) if event is not None else ""


def _facts(trace: Trace, before: Any, after: Any) -> Iterator[Difference]:
    for name, label in trace.fields:
        was, now = ("" if event is None else trace.text(event, name) for event in (before, after))
        if was != now:
            yield Difference(str(label), was, now)


def _deeds(told: Iterable[tuple[Any, Step]]) -> list[Deed]:
    rows = list(told)
    acts: Mapping[Any, RecordAct] = RecordAct.objects.select_related("by__person", "undone_by").in_bulk(
        {event.pgh_context_id for event, _step in rows}
    )
    found: dict[Any, Deed] = {}
    for event, step in rows:
        act = acts.get(event.pgh_context_id)
        at = act.at if act else event.pgh_created_at
        found.setdefault(act.pk if act else at, Deed(at, act)).steps.append(step)
    return sorted(found.values(), key=lambda deed: deed.at, reverse=True)
