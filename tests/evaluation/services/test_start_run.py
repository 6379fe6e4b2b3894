"""Starting a run: who may, when, and one at a time."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from config.lib.periods import Quarter
from config.lib.queue.models import Outbox
from config.lib.refusals import Refused
from evaluation.enums import RunStatus
from evaluation.models import Rating, Run, Scheme
from evaluation.services import publish_run as publishing
from evaluation.services import start_run as starting
from evaluation.services.compute_run import compute_run
from evaluation.services.publish_run import publish_run
from evaluation.services.start_run import start_run
from offices.models import AuditEntry
from tests.evaluation.quarters import FIRST, SECOND, judge

pytestmark = pytest.mark.django_db


def test_it_waits_for_a_worker_and_leaves_its_trail(reported, office, small_scheme):
    run = start_run(by=office, scheme=small_scheme, quarter=FIRST)
    assert run.status == RunStatus.WAITING
    assert Outbox.objects.get().payload == {"run": run.pk, "job": str(run.job_id)}
    assert [entry.act for entry in AuditEntry.objects.filter(object_type="evaluation.run")] == ["run.start"]


def test_a_worker_computes_it(reported, office, small_scheme, run_outbox):
    run = start_run(by=office, scheme=small_scheme, quarter=FIRST)
    assert run_outbox() == 1
    run.refresh_from_db()
    assert run.status == RunStatus.DRAFT


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "chief", "liaison", "system_admin", "nobody"])
def test_others_may_not(reported, city, small_scheme, who):
    with pytest.raises(PermissionDenied):
        start_run(by=city.account(who), scheme=small_scheme, quarter=FIRST)
    assert not Run.objects.exists()


def test_one_at_a_time(reported, office, small_scheme):
    start_run(by=office, scheme=small_scheme, quarter=FIRST)
    with pytest.raises(Refused):
        start_run(by=office, scheme=small_scheme, quarter=FIRST)
    assert Run.objects.count() == 1


@pytest.mark.parametrize(("day", "over"), [(dt.date(2024, 6, 30), False), (dt.date(2024, 7, 1), True)])
def test_a_quarter_is_judged_when_it_is_over(reported, office, small_scheme, set_day, day, over):
    set_day(day)
    if over:
        assert start_run(by=office, scheme=small_scheme, quarter=SECOND)
    else:
        with pytest.raises(Refused):
            start_run(by=office, scheme=small_scheme, quarter=SECOND)


def test_a_draft_gives_way_to_the_next(judged, office, small_scheme):
    again = judge(office, small_scheme, FIRST)
    judged.refresh_from_db()
    assert (judged.status, again.status) == (RunStatus.DISCARDED, RunStatus.DRAFT)
    assert AuditEntry.objects.get(act="run.start", object_id=again.pk).after["discards"] == [judged.pk]
    assert AuditEntry.objects.get(act="run.discard", object_id=judged.pk).reason


def test_a_reason_too_long_to_be_kept_is_refused(judged, office, small_scheme):
    with pytest.raises(Refused, match="301"):
        start_run(by=office, scheme=small_scheme, quarter=FIRST, reason="更" * 301)


def test_a_published_quarter_is_judged_again_with_a_reason_only(judged, office, small_scheme):
    Run.objects.filter(pk=judged.pk).update(status=RunStatus.PUBLISHED)
    with pytest.raises(Refused):
        start_run(by=office, scheme=small_scheme, quarter=FIRST, reason="  ")
    again = start_run(by=office, scheme=small_scheme, quarter=FIRST, reason="更正一处数据")
    assert again.supersedes == judged
    judged.refresh_from_db()
    assert judged.status == RunStatus.PUBLISHED, "until the new one is published"


def test_a_quarter_is_judged_by_a_scheme_of_its_year(reported, office, small_scheme):
    Scheme.objects.filter(pk=small_scheme.pk).update(year=2023)
    small_scheme.refresh_from_db()
    with pytest.raises(Refused, match="2023"):
        start_run(by=office, scheme=small_scheme, quarter=FIRST)
    assert not Run.objects.exists()


def test_S4_not_with_a_marking_that_was_opened_while_it_waited(reported, office, small_scheme, monkeypatch):
    def opened_meanwhile(quarter):
        Rating.objects.create(year=2024, quarter=1, due=dt.date(2024, 7, 12), opened_by=office)

    monkeypatch.setattr(starting, "hold_quarter", opened_meanwhile)
    with pytest.raises(Refused, match="7月12日"):
        start_run(by=office, scheme=small_scheme, quarter=FIRST)
    assert not Run.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_S13_started_while_a_colleague_publishes(judged, city, small_scheme, monkeypatch):
    """Whoever starts waits until the other has published, and then supersedes that run instead of ignoring it."""
    publishing_now, told = threading.Event(), []
    seal = publishing.seal_months

    def seal_slowly(**given):
        publishing_now.set()
        starter.join(0.3)  # it waits for us, so that this ends without it
        return seal(**given)

    def start():
        try:
            publishing_now.wait(10)
            account = city.account("second_office")
            told.append(start_run(by=account, scheme=small_scheme, quarter=FIRST, reason="更正一处数据").pk)
        finally:
            connection.close()

    monkeypatch.setattr(publishing, "seal_months", seal_slowly)
    starter = threading.Thread(target=start)
    starter.start()
    publish_run(by=city.account("office"), run=judged)
    starter.join(20)
    again = Run.objects.get(pk=told[0])
    assert again.supersedes == judged
    compute_run(again.pk)
    publish_run(by=city.account("office"), run=Run.objects.get(pk=again.pk))
    judged.refresh_from_db()
    assert judged.status == RunStatus.SUPERSEDED


@pytest.mark.django_db(transaction=True)
def test_S13_started_while_another_is_about_to_be_a_draft(reported, city, small_scheme):
    """Whoever starts waits until the other is computed, and then discards that draft instead of leaving two."""
    first, again = city.account("office"), city.account("second_office")
    computed = start_run(by=first, scheme=small_scheme, quarter=FIRST)
    told: list[Run] = []

    def start():
        try:
            told.append(start_run(by=again, scheme=small_scheme, quarter=FIRST))
        finally:
            connection.close()

    starter = threading.Thread(target=start)
    with transaction.atomic():
        assert compute_run(computed.pk).status == RunStatus.DRAFT
        starter.start()
        starter.join(0.5)
        assert starter.is_alive(), "it waits for us"
    starter.join(20)
    computed.refresh_from_db()
    assert (computed.status, told[0].status) == (RunStatus.DISCARDED, RunStatus.WAITING)


def test_S34_a_quarter_without_months_is_not_judged(city, office, small_scheme):
    small_scheme.year = 2023
    with pytest.raises(Refused, match="2023年第四季度"):
        start_run(by=office, scheme=small_scheme, quarter=Quarter(2023, 4))
    assert not Run.objects.exists()
