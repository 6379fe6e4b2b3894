"""A draft is shown to the chain offices for so many working days, and nobody can publish around it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.models import Entry
from evaluation.enums import RunStatus
from evaluation.models import Run
from evaluation.services.confirm_run import confirm_run
from evaluation.services.publish_run import publish_run
from evaluation.services.show_run import show_run
from offices.models import AuditEntry, Message
from tests.dispatch.books import INVESTMENT
from tests.evaluation.quarters import FIRST, judge
from tests.evaluation.shown import LAST_DAY, let_the_days_pass, load_shown_scheme, show

pytestmark = pytest.mark.django_db


def test_it_is_shown_for_five_working_days_and_each_office_is_told_of_its_own(reported, office):
    run = show(office)
    assert (run.status, run.shown_until, run.shown_by) == (RunStatus.SHOWN, LAST_DAY, office)
    told = Message.objects.filter(kind="run.shown")
    assert {(one.organisation.code, one.link) for one in told} == {
        ("ferrous-office", f"/runs/{run.pk}/ferrous/"),
        ("bearings-office", f"/runs/{run.pk}/bearings/"),
    }
    assert all("2024年7月15日" in one.subject for one in told)
    assert AuditEntry.objects.filter(act="run.show").count() == 1


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "audit_admin"])
def test_others_may_not(reported, office, city, who):
    run = judge(office, load_shown_scheme(), FIRST)
    with pytest.raises(PermissionDenied):
        show_run(by=city.account(who), run=run)


def test_a_scheme_that_shows_no_scores_has_none_shown(judged, office):
    with pytest.raises(Refused, match=r"not shown before|不公示"):
        show_run(by=office, run=judged)


def test_a_draft_that_is_to_be_shown_is_not_published(reported, office):
    run = judge(office, load_shown_scheme(), FIRST)
    with pytest.raises(Refused, match=r"Show them first|公示"):
        publish_run(by=office, run=run)
    show_run(by=office, run=run)
    with pytest.raises(Refused, match=r"until|7月15日"):
        publish_run(by=office, run=run)
    run.refresh_from_db()
    assert run.status == RunStatus.SHOWN


def test_not_with_a_chain_that_has_no_place_nor_with_older_figures(reported, office):
    scheme = load_shown_scheme()
    run = judge(office, scheme, FIRST)
    Entry.objects.filter(indicator__code=INVESTMENT, ledger__chain__code="bearings").update(value=11)
    with pytest.raises(Refused, match=r"since this run|发生变化"):
        show_run(by=office, run=run)
    Entry.objects.filter(ledger__chain__code="bearings", ledger__month__month=2).delete()
    with pytest.raises(Refused, match="高端轴承"):
        show_run(by=office, run=judge(office, scheme, FIRST))
    assert not Message.objects.filter(kind="run.shown").exists()


def test_S13_it_is_shown_once(reported, office):
    run = judge(office, load_shown_scheme(), FIRST)
    show_run(by=office, run=run)
    with pytest.raises(SomebodyWasFaster):
        show_run(by=office, run=Run.objects.get(pk=run.pk))
    assert AuditEntry.objects.filter(act="run.show").count() == 1


@pytest.mark.parametrize("again", [True, False])
def test_no_other_scheme_takes_away_the_days_of_what_was_shown(reported, office, small_scheme, again):
    shown = show(office, load_shown_scheme(again=again))
    mended = judge(office, small_scheme, FIRST, reason="另一办法")
    with pytest.raises(Refused, match=r"Show them first|公示"):
        publish_run(by=office, run=mended)
    shown.refresh_from_db()
    assert shown.status == RunStatus.SHOWN
    mended = show_run(by=office, run=mended)
    assert mended.shown_until == LAST_DAY
    third = judge(office, small_scheme, FIRST, reason="再更正")
    with pytest.raises(Refused, match=r"Show them first|公示"):
        publish_run(by=office, run=third)


def test_nor_once_it_is_published(reported, office, small_scheme):
    run = show(office)
    let_the_days_pass()
    publish_run(by=office, run=confirm_run(by=office, run=run))
    again = judge(office, small_scheme, FIRST, reason="另一办法")
    with pytest.raises(Refused, match=r"Show them first|公示"):
        publish_run(by=office, run=again)
    assert show_run(by=office, run=again).status == RunStatus.SHOWN
