"""A list of many rows on paper: laid out in the background, watched through its job, fetched for a day."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from chains.queries.register_lists import SeenList, whole_list
from chains.services.print_records import print_records
from config.lib import clock, uploads
from config.lib.queue import jobs, progress
from config.lib.queue.models import Job, JobState
from config.lib.refusals import Refused
from config.lib.uploads.models import Upload
from offices.models import Account

KIND = "chains.print"
PURPOSE = "list-paper"
INLINE_CELLS = 3000
"""Up to so many cells are laid out while one waits: 250 rows of 12 columns take some 4 s."""
ROWS_A_PAGE = 14
"""About how many there are, to say how far the work is."""


def print_later(*, seen: SeenList, params: Mapping[str, Sequence[str]]) -> Job:
    """Have the list laid out in the background, in the order and as far as the parameters ask for."""
    asked = {name: list(texts) for name, texts in params.items()}
    payload = {"account": seen.sight.account.pk, "list": seen.named.code, "asked": asked}
    return jobs.begin(kind=KIND, owner=seen.sight.account, payload=payload)


def do_print(payload: Mapping[str, Any]) -> None:
    """Do what ``print_later`` noted, with the rights of now; stopped or refused, nothing of it stands."""
    job = payload["job"]
    try:
        with transaction.atomic():
            jobs.stop_if_asked(job)
            result = _printed(payload, job)
            jobs.stop_if_asked(job, last=True)
    except jobs.Stopped:
        jobs.end(job, JobState.CANCELLED)
    except Refused as refused:
        jobs.end(job, JobState.FAILED, message=refused.sentence)
    except Http404:
        jobs.end(job, JobState.FAILED, message=_("You do not find this list any more."))
    else:
        jobs.end(job, JobState.DONE, result=result)


def printed_file(seen: SeenList, job: Job) -> Upload | None:
    """The paper that the job made; None where it is gone after a day, or the reader sees other things now than then."""
    if job.result.get("list") != seen.named.code or job.result.get("sight") != _stamp(seen):
        return None
    return uploads.find(pk=uuid.UUID(job.result["file"]), owner=seen.sight.account, purpose=PURPOSE)


def paper_name(seen: SeenList) -> str:
    """What the file is called, with the day as the workbook has it."""
    return f"{seen.named.title}{clock.today():%Y%m%d}.pdf"


def _printed(payload: Mapping[str, Any], job: str) -> dict[str, Any]:
    account = Account.objects.select_related("person").get(pk=payload["account"])
    seen = whole_list(account, payload["list"])
    rows, _order = seen.rows(payload["asked"])
    pages = max(1, rows.count() // ROWS_A_PAGE)

    def watch(page: int) -> None:
        message = _("Laying out, page %(page)d") % {"page": page}
        progress.report(job, done=min(page, pages), total=pages + 1, message=message)
        jobs.stop_if_asked(job)

    made = print_records(
        sight=seen.sight,
        rows=rows,
        columns=seen.asked.columns,
        title=seen.named.title,
        unit_line=seen.named.unit_line,
        asked={"list": [seen.named.code], **payload["asked"]},
        watch=watch,
    )
    kept = uploads.keep(file=BytesIO(made), name=paper_name(seen), owner=account, purpose=PURPOSE)
    return {"list": seen.named.code, "file": str(kept.pk), "sight": _stamp(seen)}


def _stamp(seen: SeenList) -> str:
    """Changes with what the account may see of the register."""
    sight = seen.sight
    seen_now = (sorted(sight.chains), sight.everything, [one.code for one in sight.columns], sight.reveals)
    return hashlib.sha256(repr(seen_now).encode()).hexdigest()[:32]
