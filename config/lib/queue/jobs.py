"""Long work that somebody watches and may stop: begun, asked to stop, ended.

The work itself is one transaction. It asks :func:`stop_if_asked` now and then; what was asked for before its last
question stops it, and then nothing of it stands.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.db.models.functions import Now

from config.lib.queue import enqueue
from config.lib.queue.models import Job, JobState, Outbox


class Stopped(Exception):
    """Somebody asked the work to stop. Whoever does it lets this take back what was done."""


@transaction.atomic
def begin(*, kind: str, owner: Any, payload: dict[str, Any]) -> Job:
    """Have work done in the background; its payload gets the job's key as ``job``."""
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
