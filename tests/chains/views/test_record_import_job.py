from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.test import Client

from chains.models import Chain
from chains.models.enterprise import Enterprise
from chains.services.import_later import INLINE
from config.lib.queue import jobs
from config.lib.queue.models import Job
from offices.models import Account, AuditEntry
from tests.chains.books import book, handed_in, posted

Browser = Callable[[Account], Client]


def many(number: int = INLINE + 1) -> BytesIO:
    return book(("名称",), *((f"厂{row}",) for row in range(number)))


def test_many_rows_are_imported_in_the_background(
    clerk: Account, ferrous: Chain, client_of: Browser, run_outbox: Callable[[], int]
) -> None:
    browser = client_of(clerk)
    watched = posted(browser, handed_in(browser, many()))["Location"]
    assert not Enterprise.objects.exists()
    assert "hx-get" in browser.get(watched).content.decode()
    assert run_outbox() == 1
    assert Enterprise.objects.count() == INLINE + 1
    assert str(INLINE + 1) in browser.get(watched).content.decode()
    assert browser.get(watched, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert AuditEntry.objects.get(act="records.import").actor_id == clerk.pk


def test_an_import_stopped_before_it_began_changes_nothing(
    clerk: Account, director: Account, ferrous: Chain, client_of: Browser, run_outbox: Callable[[], int]
) -> None:
    browser = client_of(clerk)
    watched = posted(browser, handed_in(browser, many()))["Location"]
    assert client_of(director).post(f"{watched}stop/").status_code == 404
    browser.post(f"{watched}stop/")
    assert run_outbox() == 0
    assert Job.objects.get().state == "cancelled"
    assert not Enterprise.objects.exists()


def test_an_import_stopped_at_its_last_row_changes_nothing(
    clerk: Account, ferrous: Chain, client_of: Browser, run_outbox: Callable[[], int], monkeypatch: Any
) -> None:
    browser = client_of(clerk)
    posted(browser, handed_in(browser, many()))
    ask = jobs.stop_if_asked

    def asked_at_the_end(job: str, *, last: bool = False) -> None:
        if last:
            Job.objects.update(cancel_requested=True)
        ask(job, last=last)

    monkeypatch.setattr(jobs, "stop_if_asked", asked_at_the_end)
    assert run_outbox() == 1
    assert Job.objects.get().state == "cancelled"
    assert not Enterprise.objects.exists()
    assert not AuditEntry.objects.filter(act="records.import").exists()
    assert not jobs.ask_to_stop(Job.objects.get()), "it is over"
