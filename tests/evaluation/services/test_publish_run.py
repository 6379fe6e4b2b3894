"""Publishing seals the months; a published run stays what it was, and gives way to a new one alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.enums import LedgerStatus
from dispatch.models import Entry, Ledger, ReportingMonth, Target
from evaluation.enums import RunStatus
from evaluation.models import Mark, Run
from evaluation.services.load_scheme import load_scheme
from evaluation.services.publish_run import publish_run
from offices.models import AuditEntry
from tests.at_once import at_once
from tests.dispatch.books import INVESTMENT
from tests.evaluation.quarters import FIRST, SCHEME, judge

pytestmark = pytest.mark.django_db


def test_the_months_are_sealed_in_the_same_act(judged, office):
    publish_run(by=office, run=judged)
    assert judged.status == RunStatus.PUBLISHED
    sealed = ReportingMonth.objects.exclude(sealed_at=None)
    assert {month.period for month in sealed} == set(FIRST.months)
    statuses = Ledger.objects.filter(month__in=sealed).values_list("status", flat=True)
    assert set(statuses) == {LedgerStatus.SEALED}
    acts = AuditEntry.objects.order_by("pk").values_list("act", flat=True)
    assert list(acts)[-2:] == ["months.seal", "run.publish"]


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "audit_admin"])
def test_others_may_not(judged, city, who):
    with pytest.raises(PermissionDenied):
        publish_run(by=city.account(who), run=judged)
    judged.refresh_from_db()
    assert judged.status == RunStatus.DRAFT


def test_not_while_figures_are_missing(reported, office, small_scheme):
    Entry.objects.filter(ledger__chain__code="bearings", ledger__month__month=2).delete()
    run = judge(office, small_scheme, FIRST)
    with pytest.raises(Refused, match="高端轴承"):
        publish_run(by=office, run=run)
    assert not ReportingMonth.objects.exclude(sealed_at=None).exists()


GATED = """
[[groups]]
code = "one"
title = "第一组"
units = ["ferrous"]

[[groups]]
code = "two"
title = "第二组"
units = ["bearings"]

[[gates]]
code = "investment-gate"
title = "投资底线"
conditions = [{ label = "完成投资", value = "investment-done.actual", below = 40 }]
"""


def test_a_chain_that_a_gate_keeps_out_has_no_place_and_holds_nobody_up(reported, office, client):
    scheme = load_scheme(by=None, text=SCHEME + GATED)
    run = judge(office, scheme, FIRST)
    publish_run(by=office, run=run)
    placed, out = run.placings.order_by("chain__code")[::-1]
    assert (placed.group, placed.place, placed.failed) == ("第一组", 1, False)
    assert (out.group, out.place, out.failed) == ("第二组", None, True)
    assert out.notes == ["在「第二组」组内排名", "「投资底线」：完成投资 30，低于 40，按办法不达标，不参加排名"]
    client.force_login(office)
    sheet = client.get(reverse("evaluation:score_sheet", args=[run.pk, "bearings"])).content.decode()
    assert "无（原因见下）" in sheet
    assert "「投资底线」：完成投资 30，低于 40" in sheet
    table = client.get(reverse("evaluation:run_view", args=[run.pk])).content.decode()
    assert "第一组" in table
    assert "未排名" in table


def test_a_figure_changed_later_changes_no_published_place(judged, office):
    publish_run(by=office, run=judged)
    kept = (judged.inputs, judged.result, judged.digest)
    Entry.objects.filter(indicator__code=INVESTMENT).update(value=Decimal(1))
    judged.refresh_from_db()
    assert (judged.inputs, judged.result, judged.digest) == kept
    assert judged.placings.get(place=1).chain.code == "ferrous"


def test_a_new_run_takes_the_place_of_the_old(judged, office, small_scheme):
    publish_run(by=office, run=judged)
    Entry.objects.filter(indicator__code=INVESTMENT, ledger__chain__code="ferrous").update(value=Decimal(1))
    again = judge(office, small_scheme, FIRST, reason="更正投资数据")
    publish_run(by=office, run=again)
    judged.refresh_from_db()
    assert (judged.status, again.status) == (RunStatus.SUPERSEDED, RunStatus.PUBLISHED)
    assert again.placings.get(place=1).chain.code == "bearings"
    assert judged.placings.get(place=1).chain.code == "ferrous"


def another_draft(office, scheme, draft):
    """A second draft of the first quarter beside the one that there is."""
    second = judge(office, scheme, FIRST)
    Run.objects.filter(pk=draft.pk).update(status=RunStatus.DRAFT)
    return second


def test_what_was_published_since_is_not_superseded_unseen(judged, office, small_scheme):
    second = another_draft(office, small_scheme, judged)
    publish_run(by=office, run=second)
    with pytest.raises(SomebodyWasFaster, match=str(second.pk)):
        publish_run(by=office, run=judged)
    judged.refresh_from_db()
    second.refresh_from_db()
    assert (judged.status, second.status) == (RunStatus.DRAFT, RunStatus.PUBLISHED)


def test_nor_is_anything_published_where_the_superseded_run_is_gone(judged, office, small_scheme):
    publish_run(by=office, run=judged)
    again = judge(office, small_scheme, FIRST, reason="复核")
    Run.objects.filter(pk=judged.pk).update(status=RunStatus.SUPERSEDED)
    with pytest.raises(SomebodyWasFaster):
        publish_run(by=office, run=again)


def test_only_a_draft_is_published(judged, office):
    publish_run(by=office, run=judged)
    with pytest.raises(SomebodyWasFaster):
        publish_run(by=office, run=Run.objects.get(pk=judged.pk))


def correct(judged, books, office, small_scheme):
    Entry.objects.filter(indicator__code=INVESTMENT, ledger__chain__code="bearings").update(value=Decimal(11))


def raise_target(judged, books, office, small_scheme):
    Target.objects.filter(chain__code="ferrous").update(value=Decimal(200))


def mark(judged, books, office, small_scheme):
    chain = books.ledger("ferrous").chain
    Mark.objects.create(year=2024, quarter=1, chain=chain, item="investment", rater="office", value=50)


@pytest.mark.parametrize("change", [correct, raise_target, mark])
def test_no_draft_of_older_figures_is_published(judged, books, office, small_scheme, change):
    change(judged, books, office, small_scheme)
    with pytest.raises(Refused, match=r"since this run|发生变化"):
        publish_run(by=office, run=judged)
    judged.refresh_from_db()
    assert judged.status == RunStatus.DRAFT
    assert not ReportingMonth.objects.exclude(sealed_at=None).exists(), "nothing is sealed either"
    Mark.objects.all().delete()
    again = judge(office, small_scheme, FIRST)
    publish_run(by=office, run=again)
    assert again.status == RunStatus.PUBLISHED


@pytest.mark.django_db(transaction=True)
def test_S13_two_who_publish_at_once(judged, city):
    publish_at_once(city, judged, judged)


@pytest.mark.django_db(transaction=True)
def test_S13_two_drafts_published_at_once(judged, city, office, small_scheme):
    publish_at_once(city, judged, another_draft(office, small_scheme, judged))


def publish_at_once(city, *drafts):
    """Two people publish, each a draft: one does, the other is told."""
    people = [city.account(name) for name in ("office", "second_office")]
    runs = [Run.objects.get(pk=draft.pk) for draft in drafts]

    def publish(by, run):
        return lambda: publish_run(by=by, run=run)

    results = at_once(*(publish(by, run) for by, run in zip(people, runs, strict=True)))
    assert sorted(isinstance(one, Refused) for one in results) == [False, True], results
    assert AuditEntry.objects.filter(act="run.publish").count() == 1
