from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest

from chains.models import Chain
from chains.queries.register_lists import list_seen
from chains.services import print_records as printing
from chains.services.print_later import print_later, printed_file
from config.lib.queue import jobs
from config.lib.queue.models import Job
from config.lib.uploads.models import Upload
from offices.models import Account, AuditEntry, Tenure
from tests.chains.lists import for_all, made
from tests.chains.records import entered
from tests.chains.services.test_print_records import words

Outbox = Callable[[], int]


def begun(account: Account, code: str, **params: list[str]) -> Job:
    return print_later(seen=list_seen(account, code), params=params)


def test_the_paper_is_made_in_the_background_and_kept(clerk: Account, ferrous: Chain, run_outbox: Outbox) -> None:
    for name in ("甲（演示）", "乙（演示）"):
        entered(clerk, ferrous, "projects", name=name)
    code = made(clerk, title="重点项目清单").code
    job = begun(clerk, code, q=["甲"])
    run_outbox()
    job.refresh_from_db()
    assert job.state == "done"
    kept = printed_file(list_seen(clerk, code), job)
    assert kept
    assert kept.name == "重点项目清单20240708.pdf"
    text = words(BytesIO(kept.stored.read()).read())
    kept.stored.delete(save=False)
    assert "甲（演示）" in text
    assert "乙（演示）" not in text
    assert AuditEntry.objects.get(act="records.export").actor_id == clerk.pk


def test_work_that_is_stopped_leaves_no_paper(
    clerk: Account, ferrous: Chain, run_outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered(clerk, ferrous, "projects")
    job = begun(clerk, made(clerk).code)
    ask = jobs.stop_if_asked

    def asked_while_laying_out(one: str, *, last: bool = False) -> None:
        if Job.objects.get(pk=one).created_at and not last:
            Job.objects.update(cancel_requested=True)
        ask(one, last=last)

    monkeypatch.setattr(jobs, "stop_if_asked", asked_while_laying_out)
    run_outbox()
    job.refresh_from_db()
    assert job.state == "cancelled"
    assert not Upload.objects.exists()
    assert not AuditEntry.objects.filter(act="records.export").exists()


def test_too_many_rows_are_told_in_a_sentence(
    clerk: Account, ferrous: Chain, run_outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "MOST_CELLS", 1)
    for name in ("甲（演示）", "乙（演示）"):
        entered(clerk, ferrous, "projects", name=name)
    job = begun(clerk, made(clerk).code)
    run_outbox()
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.message


def test_S6_a_right_lost_before_the_work_began_or_after_it_closes_the_paper(
    clerk: Account, office: Account, ferrous: Chain, run_outbox: Outbox
) -> None:
    entered(clerk, ferrous, "projects")
    code = for_all(office).code
    kept, late = begun(clerk, code), begun(clerk, code)
    Job.objects.filter(pk=late.pk).update(cancel_requested=False)
    run_outbox()
    kept.refresh_from_db()
    seen = list_seen(clerk, code)
    assert printed_file(seen, kept)
    Upload.objects.get(pk=kept.result["file"]).stored.delete(save=False)
    other = list_seen(office, code)
    assert printed_file(other, kept) is None, "another sight"
    Tenure.objects.filter(person=clerk.person).update(until_date="2024-07-01")
    late = print_later(seen=seen, params={})
    run_outbox()
    late.refresh_from_db()
    assert late.state == "failed"
