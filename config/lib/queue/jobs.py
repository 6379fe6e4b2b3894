"""Long work that somebody watches and may stop: begun, asked to stop, ended.

The work itself is one transaction. It asks :func:`stop_if_asked` now and then; what was asked for before its last
question stops it, and then nothing of it stands.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from config.lib.queue import enqueue
from config.lib.queue.models import Job, JobState, Outbox
from config.lib.refusals import Refused


class Stopped(Exception):
    """Somebody asked the work to stop. Whoever does it lets this take back what was done."""


MOST_AT_ONCE = 3
"""So many pieces of work of one kind may wait or be under way for one person: all persons share the workers."""


@transaction.atomic
def begin(*, kind: str, owner: Any, payload: dict[str, Any]) -> Job:
    """Have work done in the background; its payload gets the job's key as ``job``.

    Refused where as much of the kind as may be is under way for the owner.
    """
    if Job.objects.filter(kind=kind, owner=owner, state=JobState.WAITING).count() >= MOST_AT_ONCE:
        raise Refused(
            _("%(count)s such jobs are under way for you. Wait until one is done, or stop one.")
            % {"count": MOST_AT_ONCE}
        )
    job = Job.objects.create(kind=kind, owner=owner)
    enqueue(kind=kind, key=_key(job), payload={**payload, "job": str(job.pk)})
    return job


def stop_if_asked(job: uuid.UUID | str, *, last: bool = False) -> None:
    """Raise Stopped if somebody asked for it. After the ``last`` question nobody can ask any more."""
    jobs = Job.objects.select_for_update() if last else Job.objects.all()
    if jobs.filter(pk=job).values_list("cancel_requested", flat=True).first():
        raise Stopped


def end(job: uuid.UUID | str, state: JobState, *, message: str = "", result: dict[str, Any] | None = None) -> None:
    """Say what came of the work."""
    Job.objects.filter(pk=job).update(state=state, message=message[:200], result=result or {}, finished_at=Now())


@transaction.atomic
def ask_to_stop(job: Job) -> bool:
    """Ask the work to stop; returns False where it is over already.

    Work that no worker has begun is stopped here and now.
    """
    if not Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(cancel_requested=True):
        return False
    waiting = Outbox.objects.select_for_update(skip_locked=True).filter(key=_key(job), done_at=None).first()
    if waiting is not None:
        Outbox.objects.filter(pk=waiting.pk).update(done_at=Now())
        end(job.pk, JobState.CANCELLED)
    return True


def _key(job: Job) -> str:
    return f"{job.kind}:{job.pk}"
