"""An import of many rows, done in the background and watched through its job; it can be stopped until it is done."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from chains.documents.record_reading import read_records
from chains.queries.sight import sight_of
from chains.registers.register import REGISTERS, Register
from chains.services.import_records import Imported, import_records
from config.lib import origin, uploads
from config.lib.queue import jobs, progress
from config.lib.queue.models import Job, JobState
from config.lib.refusals import Refused
from config.lib.uploads.models import Upload
from config.lib.xlsx.limits import WorkbookRefused
from offices.models import Account

KIND = "chains.import"
INLINE = 300
"""Up to so many rows are imported while one waits."""


def purpose(register: Register) -> str:
    """For what a workbook of the register is kept between its report and its import."""
    return f"records:{register.code}"


def import_later(
    *,
    by: Account,
    register: Register,
    kept: Upload,
    chain: int | None,
    said: Mapping[str, str],
    seen: str,
    named: Mapping[str, str] = MappingProxyType({}),
) -> Job:
    """Have a kept workbook imported in the background; what is refused is told when the work is done."""
    return jobs.begin(
        kind=KIND,
        owner=by,
        payload={
            "account": by.pk,
            "register": register.code,
            "upload": str(kept.pk),
            "chain": chain,
            "said": dict(said),
            "seen": seen,
            "named": dict(named),
        },
    )


def do_import(payload: Mapping[str, Any]) -> None:
    """Do what ``import_later`` noted, with the rights of now; stopped or refused, nothing of it stands."""
    job = payload["job"]
    try:
        with transaction.atomic(), origin.through("import"):
            jobs.stop_if_asked(job)
            done = _imported(payload, job)
            jobs.stop_if_asked(job, last=True)
    except jobs.Stopped:
        jobs.end(job, JobState.CANCELLED)
    except Refused as refused:
        jobs.end(job, JobState.FAILED, message=refused.sentence)
    except WorkbookRefused as refused:
        jobs.end(job, JobState.FAILED, message=str(refused))
    except (PermissionDenied, Http404):
        jobs.end(job, JobState.FAILED, message=_("You may no longer change these records. Nothing was imported."))
    else:
        jobs.end(job, JobState.DONE, result={"entered": done.entered, "changed": done.changed, "act": str(done.act)})


def _imported(payload: Mapping[str, Any], job: str) -> Imported:
    account = Account.objects.select_related("person").get(pk=payload["account"])
    register = REGISTERS[payload["register"]]
    kept = uploads.find(pk=uuid.UUID(payload["upload"]), owner=account, purpose=purpose(register))
    if kept is None:
        raise Refused(_("The workbook is no longer kept. Hand it in again."))
    sight = sight_of(account, register)

    def watch(done: int, total: int) -> None:
        progress.report(job, done=done, total=total, message=_("Holding the rows against the register"))
        jobs.stop_if_asked(job)

    progress.report(job, done=0, total=1, message=_("Reading the workbook"))
    return import_records(
        sight=sight,
        read=read_records(content(kept), columns=sight.columns, one=str(register.one), named=payload.get("named", {})),
        chain=payload["chain"],
        said=payload["said"],
        seen=payload["seen"],
        file_name=kept.name,
        watch=watch,
    )


def content(kept: Upload) -> BytesIO:
    """What a kept workbook holds."""
    with kept.stored.open("rb") as stored:
        return BytesIO(stored.read())
