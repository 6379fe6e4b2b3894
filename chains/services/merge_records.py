from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import ForeignObjectRel, Q
from django.utils.translation import gettext as _
from pghistory.models import Event

from chains.enums import Act, RecordActKind
from chains.models import Attachment, Belonging, Record
from chains.queries.sight import Sight
from chains.registers.columns import Column
from chains.services import writing
from chains.services.change_record import hold
from chains.services.tell_apart import say_of_the_other
from config.lib import clock
from config.lib.refusals import Refused
from offices.services.trail import record as note

NOTHING: tuple[Any, ...] = (None, "", [], ())


@transaction.atomic
def merge_records(
    *,
    sight: Sight,
    stays: UUID,
    goes: UUID,
    taken: Collection[str] = (),
    seen: Mapping[UUID, int] | None = None,
) -> Any:
    """Make two records of a register one; returns the one that stays. Leaves one act and one entry in the trail.

    ``taken``: codes of the columns whose value is to be that of the record that goes; where the one that stays says
    nothing, the other's value is taken anyway, of columns too that the account does not see. Chains, facts, milestones,
    months, files and the links of other records move over. Where both have the same fact, that of the one that stays is
    kept and its gaps are filled; the other's stays with the record that goes, which is kept and points to the first.

    ``seen``: the version of each that was compared. Raises Http404 where one of them is not the account's to know,
    PermissionDenied without the right on both, SomebodyWasFaster where one was changed since, Refused where it is
    the same record or the shares of the chains come to more than the whole.
    """
    if stays == goes:
        raise Refused(_("These are not two records but one. Choose another."))
    held = {pk: hold(sight, pk, seen_version=(seen or {}).get(pk)) for pk in sorted((stays, goes))}
    kept, gone = held[stays], held[goes]
    register = sight.register
    act = writing.act_of(kind=RecordActKind.MERGE, register=register, by=sight.account)
    known = {column.code for column in sight.columns}
    values = {one.code: one.of(gone) for one in _typed(sight) if _is_taken(one, kept, gone, known.intersection(taken))}
    _set_aside(gone, kept, sight)
    kept.own = {**_said(gone.own), **_said(kept.own)}
    writing.put(kept, _typed(sight), values)
    writing.update(register, kept, by=sight.account)
    _move_chains(kept, gone)
    _move_files(kept, gone)
    _move_pointing_rows(kept, gone)
    say_of_the_other(kept=kept.pk, gone=gone.pk)
    writing.count(act, 2)
    note(
        by=sight.account,
        act=Act.RECORDS_MERGE,
        on=kept,
        before={"merged": str(gone.pk)},
        after={"taken": sorted(values)},
    )
    return kept


def _typed(sight: Sight) -> list[Column]:
    """Every column that is entered, those too that the account does not see: a merger must lose nothing."""
    unseen = [one for one in sight.register.columns if sight.column(one.code) is None]
    return [one for one in (*sight.columns, *unseen) if one.is_typed]


def _is_taken(column: Column, kept: Any, gone: Any, taken: Collection[str]) -> bool:
    return column.of(gone) not in NOTHING and (column.code in taken or column.of(kept) in NOTHING)


def _said(own: Mapping[str, Any]) -> dict[str, Any]:
    return {code: value for code, value in own.items() if value not in NOTHING}


def _set_aside(gone: Any, kept: Any, sight: Sight) -> None:
    """First of all, so that the other may take over its code."""
    gone.merged_into = kept
    gone.removed_at = clock.now()
    gone.removed_because = _("Merged into %(name)s") % {"name": kept.name}
    writing.update(sight.register, gone, by=sight.account)


def _move_chains(kept: Any, gone: Any) -> None:
    """A chain to which both belong keeps the share of the one that stays."""
    common = Belonging.objects.filter(record=kept.pk).values("chain")
    Belonging.objects.filter(record=gone.pk).exclude(chain__in=common).update(record=kept.pk)
    writing.refuse_more_than_all(kept.pk)


def _move_files(kept: Any, gone: Any) -> None:
    Attachment.objects.filter(record=gone.pk).update(record=kept.pk)


def _move_pointing_rows(kept: Any, gone: Any) -> None:
    """All rows of other tables that point to the record that goes, whatever they are: facts, links, earlier mergers."""
    for relation in _relations(type(kept)):
        name = relation.field.name
        keys = _unique_with(relation)
        for row in relation.related_model._base_manager.filter(**{name: gone.pk}).exclude(pk=gone.pk):
            twin = _twin(row, keys, name, kept)
            if twin is not None:
                _fill_gaps(twin, row)
                continue
            setattr(row, name, kept)
            if isinstance(row, Record):
                row.version += 1
            row.save()


def _relations(model: type[models.Model]) -> Iterator[Any]:
    fields: tuple[Any, ...] = tuple(model._meta.get_fields(include_hidden=True))
    for relation in fields:
        points = isinstance(relation, ForeignObjectRel) and not relation.many_to_many
        if points and not issubclass(relation.related_model, Event):
            yield relation


def _unique_with(relation: Any) -> list[tuple[str, ...]]:
    """The groups of columns in which a pointing row must differ from the others of the same record."""
    own = relation.field.name
    return [
        tuple(name for name in one.fields if name != own)
        for one in relation.related_model._meta.constraints
        if isinstance(one, models.UniqueConstraint) and own in one.fields
    ]


def _twin(row: Any, keys: list[tuple[str, ...]], name: str, kept: Any) -> Any:
    """The row of the record that stays which says the same, where there may be only one."""
    if not keys:
        return None
    met = Q()
    for names in keys:
        met |= Q(**{each: getattr(row, each) for each in names})
    return type(row)._base_manager.filter(met, **{name: kept.pk}).first()


def _fill_gaps(twin: Any, row: Any) -> None:
    lacking = [
        field
        for field in twin._meta.concrete_fields
        if getattr(twin, field.attname) in NOTHING and getattr(row, field.attname) not in NOTHING
    ]
    for field in lacking:
        setattr(twin, field.attname, getattr(row, field.attname))
    if lacking:
        twin.save(update_fields=[field.name for field in lacking])
