"""The two Celery tasks behind the outbox: do one row, and find rows that were left."""

from __future__ import annotations

import datetime as dt

import structlog
from celery import shared_task
from django.db import transaction
from django.db.models import Q, Value
from django.db.models.functions import Now
from kombu.exceptions import OperationalError

from config.lib import acts
from config.lib.queue import give_up, handler_of
from config.lib.queue.models import Job, JobState, Outbox

log = structlog.get_logger(__name__)

ATTEMPTS = 5
BACK_OFF = dt.timedelta(seconds=30)
SWEEP = 200


class Delivery:
    """The Celery task with a way in that a lost broker does not hurt: the sweeper finds the row later."""

    def hand_in(self, outbox_id: int) -> None:
        try:
            deliver_row.apply_async([outbox_id], retry=False)
        except (OperationalError, OSError) as error:
            log.warning("broker away, left to the sweeper", outbox=outbox_id, error=str(error))


deliver = Delivery()


@shared_task(name="queue.deliver", acks_late=True, reject_on_worker_lost=True)
def deliver_row(outbox_id: int) -> bool:
    """Do the work of one row under its lock, and mark it in the same transaction.

    Returns False where there is nothing to do: done already, or another worker has it. A failure is noted on the
    row and tried again later, at most ``ATTEMPTS`` times.
    """
    try:
        with transaction.atomic():
            row = Outbox.objects.select_for_update(skip_locked=True).filter(pk=outbox_id, done_at=None).first()
            if row is None:
                return False
            with acts.act("task"):
                handler_of(row.kind)(row.payload)
            row.done_at = Now()
            row.save(update_fields=["done_at"])
    except Exception as error:
        log.exception("outbox work failed", outbox=outbox_id)
        _note_failure(outbox_id, error)
        return False
    return True


@transaction.atomic
def _note_failure(outbox_id: int, error: Exception) -> None:
    """Count the attempt and put the next one off. The last one is counted together with giving up, or not at all."""
    row = Outbox.objects.select_for_update().get(pk=outbox_id)
    if row.done_at is not None:
        return
    row.attempts += 1
    row.last_error = repr(error)[:2000]
    row.due_at = Now() + Value(row.attempts * BACK_OFF)
    row.save(update_fields=["attempts", "last_error", "due_at"])
    if row.attempts >= ATTEMPTS:
        with acts.act("task"):
            _give_up(row)


def _give_up(row: Outbox) -> None:
    """Tell whoever waits for the work that it will not be done: the kind itself, and the job somebody watches."""
    give_up(row.kind, row.payload)
    if "job" in row.payload:
        Job.objects.filter(pk=row.payload["job"], state=JobState.WAITING).update(
            state=JobState.FAILED, finished_at=Now()
        )


@shared_task(name="queue.sweep")
def sweep() -> int:
    """Hand in again what is due and undone; returns how many rows. Two sweepers do no harm: a row is done once."""
    due = Outbox.objects.filter(Q(done_at=None), due_at__lte=Now(), attempts__lt=ATTEMPTS).order_by("due_at")
    rows = list(due.values_list("pk", flat=True)[:SWEEP])
    for pk in rows:
        deliver.hand_in(pk)
    return len(rows)
