"""Work of the outbox is done once, whatever is lost or asked twice (R2, R3)."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import connection, transaction

from config.lib import queue
from config.lib.queue import enqueue, handles
from config.lib.queue.models import Job, JobState, Outbox
from config.lib.queue.tasks import ATTEMPTS, deliver_row, sweep

DONE: list[dict] = []


class Trouble(Exception):
    """What the failing handler raises."""


@pytest.fixture(autouse=True)
def handlers(monkeypatch):
    DONE.clear()
    monkeypatch.setattr(queue, "_handlers", {})

    @handles("test.note")
    def note(payload):
        DONE.append(payload)

    @handles("test.fail")
    def fail(payload):
        DONE.append(payload)
        raise Trouble("the printer is out of paper")


@pytest.fixture
def broker(settings):
    """What reaches the broker, noted instead of sent."""
    sent: list[int] = []

    class Noting:
        def apply_async(self, args, **options):
            sent.extend(args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("config.lib.queue.tasks.deliver_row", Noting())
        yield sent


@pytest.mark.django_db
def test_asking_twice_is_asking_once():
    assert enqueue(kind="test.note", key="note:1", payload={"n": 1})
    assert not enqueue(kind="test.note", key="note:1", payload={"n": 2})
    assert list(Outbox.objects.values_list("payload", flat=True)) == [{"n": 1}]


@pytest.mark.django_db
def test_work_is_handed_in_when_its_cause_is_committed(broker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(kind="test.note", key="note:1")
    assert broker == [Outbox.objects.get().pk]


@pytest.mark.django_db(transaction=True)
def test_work_of_a_cause_that_failed_is_not_there(broker):
    def cause():
        with transaction.atomic():
            enqueue(kind="test.note", key="note:1")
            raise Trouble

    with pytest.raises(Trouble):
        cause()
    assert not Outbox.objects.exists()
    assert broker == []


@pytest.mark.django_db
def test_done_once_however_often_delivered():
    enqueue(kind="test.note", key="note:1", payload={"n": 1})
    row = Outbox.objects.get()
    assert deliver_row(row.pk)
    assert not deliver_row(row.pk)
    assert DONE == [{"n": 1}]


@pytest.mark.django_db(transaction=True)
def test_R3_two_workers_do_it_once():
    started, go_on = threading.Event(), threading.Event()

    @handles("test.slow")
    def slow(payload):
        DONE.append(payload)
        started.set()
        go_on.wait(5)

    enqueue(kind="test.slow", key="slow:1", payload={"n": 1}, due_at=None)
    pk = Outbox.objects.get().pk
    results: list[bool] = []

    def first():
        results.append(deliver_row(pk))
        connection.close()

    worker = threading.Thread(target=first)
    worker.start()
    assert started.wait(5)
    assert deliver_row(pk) is False
    go_on.set()
    worker.join(5)
    assert results == [True]
    assert DONE == [{"n": 1}]


@pytest.mark.django_db
def test_a_failure_is_noted_and_tried_again_later(error_log):
    error_log.expected.append("outbox work failed")
    enqueue(kind="test.fail", key="fail:1")
    row = Outbox.objects.get()
    assert not deliver_row(row.pk)
    before, row = row, Outbox.objects.get()
    assert (row.attempts, row.done_at) == (1, None)
    assert "out of paper" in row.last_error
    assert row.due_at > before.due_at
    assert sweep() == 0, "not before it is due again"


@pytest.mark.django_db
def test_after_the_last_attempt_the_job_says_so(error_log, city):
    error_log.expected.append("outbox work failed")
    job = Job.objects.create(kind="test.fail", owner=city.account("office"))
    enqueue(kind="test.fail", key="fail:1", payload={"job": str(job.pk)})
    row = Outbox.objects.get()
    for attempt in range(1, ATTEMPTS + 1):
        deliver_row(row.pk)
        job.refresh_from_db()
        assert (job.state == JobState.FAILED) == (attempt == ATTEMPTS)


@pytest.mark.django_db
def test_after_the_last_attempt_the_kind_is_told_once(error_log):
    error_log.expected.append("outbox work failed")
    given_up: list[dict] = []

    @handles("test.watched", on_give_up=given_up.append)
    def watched(payload):
        raise Trouble

    enqueue(kind="test.watched", key="watched:1", payload={"n": 1})
    row = Outbox.objects.get()
    for attempt in range(1, ATTEMPTS + 1):
        deliver_row(row.pk)
        assert given_up == ([{"n": 1}] if attempt == ATTEMPTS else [])
    assert sweep() == 0


@pytest.mark.django_db
def test_a_last_attempt_that_could_not_be_told_is_made_again(error_log):
    error_log.expected.append("outbox work failed")

    def broken(payload):
        raise Trouble("nobody there to tell")

    @handles("test.watched", on_give_up=broken)
    def watched(payload):
        raise Trouble

    enqueue(kind="test.watched", key="watched:1")
    Outbox.objects.update(attempts=ATTEMPTS - 1)
    row = Outbox.objects.get()
    with pytest.raises(Trouble, match="nobody there"):
        deliver_row(row.pk)
    row.refresh_from_db()
    assert row.attempts == ATTEMPTS - 1


@pytest.mark.django_db(transaction=True)
def test_R2_work_survives_a_lost_broker_and_is_swept_up(settings):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"

    class Away:
        def apply_async(self, args, **options):
            raise ConnectionRefusedError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("config.lib.queue.tasks.deliver_row", Away())
        enqueue(kind="test.note", key="note:1", payload={"n": 1})
    assert Outbox.objects.get().done_at is None

    handed_in: list[int] = []

    class Back:
        def apply_async(self, args, **options):
            handed_in.extend(args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("config.lib.queue.tasks.deliver_row", Back())
        assert sweep() == 1
    assert deliver_row(handed_in[0])
    assert DONE == [{"n": 1}]


@pytest.mark.django_db
def test_what_is_due_later_waits(broker):
    enqueue(kind="test.note", key="note:1", due_at=dt.datetime(2999, 1, 1, tzinfo=dt.UTC))
    assert sweep() == 0
    assert broker == []


def test_one_kind_has_one_handler():
    with pytest.raises(RuntimeError):
        handles("test.note")(lambda payload: None)
