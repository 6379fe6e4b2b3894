from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from chains.enums import Act, RecordActKind, RecordSource
from chains.models import NotDouble
from chains.queries.doubles import ordered_pair
from chains.queries.import_lines import NEW, Line, RecordTrial
from chains.queries.record_trial import Watch, trial_of
from chains.queries.sight import Sight
from chains.registers.rows import RecordsRead
from chains.services import writing
from chains.services.dated_facts import begin_many
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.enums import Right
from offices.permissions import refusal
from offices.services.trail import record as note

LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('chains.import'), hashtext(%s))"
"""One import into a register at a time, that two of them enter nothing twice; a second one is told at once."""


@dataclass(frozen=True)
class Imported:
    """How many records a workbook entered and changed, and the act by which it did."""

    entered: int
    changed: int
    act: UUID


@transaction.atomic
def import_records(
    *,
    sight: Sight,
    read: RecordsRead,
    chain: int | None,
    said: Mapping[str, str],
    seen: str,
    file_name: str,
    watch: Watch | None = None,
) -> Imported:
    """Enter and change the records of a workbook, all of them or none. One act, one entry in the trail.

    ``chain`` and ``said``: as :func:`chains.queries.record_trial.trial_of` takes them; ``seen``: the stamp of the
    report that the person read. Raises PermissionDenied where the account keeps no chain, Refused while a cell is not
    understood, a likely double is not decided or nothing would change, SomebodyWasFaster where the records are no
    longer those of the report.
    """
    if not sight.keeps:
        raise refusal(Right.KEEP_REGISTERS)
    _lock(sight)
    trial = trial_of(read, sight, chain=chain, said=said, watch=watch)
    _refuse(trial, seen)
    entered, changed = trial.new, trial.changed
    _hold(sight, changed)
    act = writing.act_of(kind=RecordActKind.IMPORT, register=sight.register, by=sight.account, reason=file_name[:300])
    fresh = [_made(sight, line) for line in entered]
    shares = {record.pk: line.chains or {} for record, line in zip(fresh, entered, strict=True)}
    if fresh:
        writing.insert(sight.register, fresh, shares, by=sight.account)
    rewritten = [line for line in changed if line.is_rewritten]
    for line in rewritten:
        writing.put(line.record, sight.columns, line.values)
    writing.update_many(sight.register, [line.record for line in rewritten], by=sight.account)
    moved = {line.record.pk: line.chains for line in changed if line.moves and line.chains is not None}
    if moved:
        writing.belong_many(sight.register, moved, within=sight.keeps)
    facts = [(record.pk, one) for record, line in zip(fresh, entered, strict=True) for one in line.begins]
    facts += [(line.record.pk, one) for line in changed for one in line.begins]
    begin_many(facts)
    _tell_apart(sight, zip(fresh, entered, strict=True))
    writing.count(act, len(fresh) + len(changed))
    note(
        by=sight.account,
        act=Act.RECORDS_IMPORT,
        on=act,
        label=f"{sight.register.title} {file_name}",
        after={"register": sight.register.code, "file": file_name, "entered": len(fresh), "changed": len(changed)}
        | ({"begun": len(facts)} if facts else {}),
    )
    if watch:
        watch(len(read.rows), len(read.rows))
    return Imported(entered=len(fresh), changed=len(changed), act=act.pk)


def _lock(sight: Sight) -> None:
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [sight.register.code])
        (is_held,) = cursor.fetchone()
    if not is_held:
        raise Refused(
            _("Another workbook is being imported into this register. Wait until that is done, then import this one.")
        )


def _refuse(trial: RecordTrial, seen: str) -> None:
    if trial.mistakes:
        raise Refused(_("Some cells were not understood. Mend them in the workbook and hand it in again."))
    if trial.undecided:
        raise Refused(_("Of some rows it is not said yet whether they are records that are there already."))
    if not trial.new and not trial.changed:
        raise Refused(_("The register already holds everything that the workbook says; there is nothing to import."))
    if trial.stamp != seen:
        raise SomebodyWasFaster(_("Records were changed while the report was open. Read it again, then import."))


def _hold(sight: Sight, lines: list[Line]) -> None:
    """Lock what is to be changed; it must still be what the trial was held against."""
    wanted = {line.record.pk: line.record.version for line in lines}
    rows = sight.register.model._default_manager.filter(pk__in=wanted).order_by("pk").select_for_update()
    if dict(rows.values_list("pk", "version")) != wanted:
        raise SomebodyWasFaster(_("Records were changed while the report was open. Read it again, then import."))


def _made(sight: Sight, line: Line) -> Any:
    record = sight.register.model(source=RecordSource.IMPORTED)
    writing.put(record, sight.columns, line.values)
    return record


def _tell_apart(sight: Sight, made: Any) -> None:
    """Remember of new records what a person said: that they are none of those that look alike."""
    words = [
        NotDouble(register=sight.register.code, one=one, other=other, said_by=sight.account)
        for record, line in made
        if line.said == NEW
        for one, other in [ordered_pair(record.pk, alike.pk) for alike in line.alike]
    ]
    NotDouble.objects.bulk_create(words)
