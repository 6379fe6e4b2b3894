"""A run that breaks down is given up in the end, and its quarter is free again."""

from __future__ import annotations

import pytest

from config.lib.queue.models import JobState, Outbox
from config.lib.queue.tasks import ATTEMPTS, deliver_row
from evaluation.enums import RunStatus
from evaluation.models import Run
from evaluation.services.fail_run import fail_run
from evaluation.services.start_run import start_run
from offices.models import AuditEntry
from tests.evaluation.quarters import FIRST

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken(monkeypatch):
    """The computing breaks down with an error that it does not know."""

    def compute_run(run_id):
        raise ZeroDivisionError

    monkeypatch.setattr("evaluation.tasks.compute_run", compute_run)


def test_a_run_that_breaks_down_five_times_is_failed_and_another_can_be_started(
    broken, reported, office, small_scheme, error_log, run_outbox
):
    error_log.expected.append("outbox work failed")
    run = start_run(by=office, scheme=small_scheme, quarter=FIRST)
    row = Outbox.objects.get(kind="evaluation.run", done_at=None)
    for _attempt in range(ATTEMPTS):
        run.refresh_from_db()
        assert run.status == RunStatus.WAITING
        deliver_row(row.pk)

    run.refresh_from_db()
    run.job.refresh_from_db()
    assert (run.status, run.job.state) == (RunStatus.FAILED, JobState.FAILED)
    assert "系统管理员" in run.job.errors[0]
    assert AuditEntry.objects.get(act="run.fail").reason == run.job.errors[0]
    assert start_run(by=office, scheme=small_scheme, quarter=FIRST).status == RunStatus.WAITING


def test_a_run_that_was_computed_after_all_stays(judged):
    trail = AuditEntry.objects.count()

    assert fail_run(judged.pk).status == RunStatus.DRAFT
    assert Run.objects.get(pk=judged.pk).job.state == JobState.DONE
    assert AuditEntry.objects.count() == trail
