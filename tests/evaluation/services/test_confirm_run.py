"""From scores that are shown to scores that hold: objections answered, right ones taken up in a new run."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from config.lib import clock
from config.lib.refusals import Refused, SomebodyWasFaster
from dispatch.models import Entry
from evaluation.enums import RunStatus
from evaluation.models import Run
from evaluation.services.answer_objection import answer_objection
from evaluation.services.confirm_run import confirm_run
from evaluation.services.discard_run import discard_run
from evaluation.services.publish_run import publish_run
from evaluation.services.raise_objection import raise_objection
from evaluation.services.show_run import show_run
from evaluation.services.start_run import start_run
from offices.models import AuditEntry
from tests.dispatch.books import INVESTMENT
from tests.evaluation.quarters import FIRST, judge
from tests.evaluation.shown import LAST_DAY, LINE, let_the_days_pass, load_shown_scheme, show

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(reported, office):
    return show(office)


@pytest.fixture
def objection(shown, director, ferrous):
    return raise_objection(by=director, run=shown, chain=ferrous, item=LINE, reason="漏计一个项目")


def of_february():
    return Entry.objects.filter(indicator__code=INVESTMENT, ledger__chain__code="ferrous", ledger__month__month=2)


def correct_a_figure():
    of_february().update(value=Decimal(20))


def test_confirmed_when_the_days_are_over_and_then_published(shown, office, second_office):
    clock.set_business_date(LAST_DAY)
    with pytest.raises(Refused, match="2024年7月15日"):
        confirm_run(by=office, run=shown)
    let_the_days_pass()
    confirmed = confirm_run(by=office, run=shown)
    assert (confirmed.status, confirmed.confirmed_by) == (RunStatus.CONFIRMED, office)
    assert publish_run(by=second_office, run=confirmed).status == RunStatus.PUBLISHED
    acts = AuditEntry.objects.filter(act__startswith="run.").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["run.start", "run.compute", "run.show", "run.confirm", "run.publish"]


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "audit_admin"])
def test_others_may_not(shown, city, who):
    let_the_days_pass()
    with pytest.raises(PermissionDenied):
        confirm_run(by=city.account(who), run=shown)


def test_not_while_an_objection_waits_and_not_where_one_was_upheld(shown, objection, office):
    let_the_days_pass()
    with pytest.raises(Refused, match="1"):
        confirm_run(by=office, run=shown)
    answer_objection(by=office, objection=objection, uphold=True, answer="2月应为20")
    with pytest.raises(Refused, match="黑色金属「完成投资」"):
        confirm_run(by=office, run=shown)


def test_a_declined_one_stands_in_nobodys_way(shown, objection, office):
    answer_objection(by=office, objection=objection, uphold=False, answer="台账无误")
    let_the_days_pass()
    assert confirm_run(by=office, run=shown).status == RunStatus.CONFIRMED


def test_not_with_figures_that_changed_since(shown, office):
    correct_a_figure()
    let_the_days_pass()
    with pytest.raises(Refused, match=r"since this run|发生变化"):
        confirm_run(by=office, run=shown)
    shown.refresh_from_db()
    assert shown.status == RunStatus.SHOWN


def test_S13_it_is_confirmed_once(shown, office, second_office):
    let_the_days_pass()
    confirm_run(by=office, run=shown)
    with pytest.raises(SomebodyWasFaster):
        confirm_run(by=second_office, run=Run.objects.get(pk=shown.pk))


class TestARightObjection:
    """The figure is corrected and a new run is computed, shown once more or not as the scheme says."""

    @pytest.fixture(params=[True, False], ids=["shown again", "confirmed at once"])
    def again(self, request):
        return request.param

    @pytest.fixture
    def scheme(self, reported, again):
        return load_shown_scheme(again=again)

    @pytest.fixture
    def upheld(self, scheme, office, director, ferrous):
        run = show(office, scheme)
        objection = raise_objection(by=director, run=run, chain=ferrous, item=LINE, reason="漏计一个项目")
        answer_objection(by=office, objection=objection, uphold=True, answer="2月应为20")
        self.before = of_february().get().value
        correct_a_figure()
        return run

    def test_what_is_shown_stays_until_the_new_run_takes_its_place(self, upheld, scheme, office, again):
        with pytest.raises(Refused, match=r"shown to the chains|公示"):
            start_run(by=office, scheme=scheme, quarter=FIRST)
        mending = judge(office, scheme, FIRST, reason="更正2月投资")
        assert mending.mends == upheld
        upheld.refresh_from_db()
        assert upheld.status == RunStatus.SHOWN
        let_the_days_pass()
        if again:
            with pytest.raises(Refused):
                confirm_run(by=office, run=mending)
            mending = show_run(by=office, run=mending)
            assert mending.shown_until > LAST_DAY
        else:
            mending = confirm_run(by=office, run=mending)
            assert mending.status == RunStatus.CONFIRMED
        upheld.refresh_from_db()
        assert upheld.status == RunStatus.REPLACED
        trail = AuditEntry.objects.get(act="run.replace")
        assert (trail.object_id, trail.reason) == (str(upheld.pk), "更正2月投资")
        assert trail.after == {"status": "replaced", "by": mending.pk}
        assert upheld.shown_at is not None, "that it was shown stays on record"

    def test_a_run_that_leaves_the_line_as_it_was_takes_nothings_place(self, upheld, scheme, office, again):
        of_february().update(value=self.before)
        unheard = judge(office, scheme, FIRST, reason="更正2月投资")
        let_the_days_pass()
        with pytest.raises(Refused, match="黑色金属「完成投资」"):
            (show_run if again else confirm_run)(by=office, run=unheard)
        upheld.refresh_from_db()
        assert upheld.status == RunStatus.SHOWN

    def test_nor_does_a_run_that_takes_it_back_after_another_followed(self, upheld, scheme, office, again):
        let_the_days_pass()
        (show_run if again else confirm_run)(by=office, run=judge(office, scheme, FIRST, reason="更正2月投资"))
        if again:
            clock.set_business_date(LAST_DAY + dt.timedelta(days=20))
        of_february().update(value=self.before)
        unheard = judge(office, scheme, FIRST, reason="再次更正")
        with pytest.raises(Refused, match="黑色金属「完成投资」"):
            (show_run if again else confirm_run)(by=office, run=unheard)

    def test_a_discarded_draft_leaves_what_is_shown_as_it_is(self, upheld, scheme, office, again):
        mending = judge(office, scheme, FIRST, reason="更正2月投资")
        discard_run(by=office, run=mending, reason="重新核对")
        upheld.refresh_from_db()
        assert upheld.status == RunStatus.SHOWN
        assert judge(office, scheme, FIRST, reason="再算").mends == upheld

    def test_not_while_another_objection_to_what_is_shown_waits(
        self, upheld, scheme, office, stranger_director, bearings, again
    ):
        raise_objection(by=stranger_director, run=upheld, chain=bearings, item=LINE, reason="也漏计")
        mending = judge(office, scheme, FIRST, reason="更正2月投资")
        let_the_days_pass()
        with pytest.raises(Refused, match="1"):
            (show_run if again else confirm_run)(by=office, run=mending)

    def test_in_the_end_it_is_published(self, upheld, scheme, office, set_day, again):
        mending = judge(office, scheme, FIRST, reason="更正2月投资")
        let_the_days_pass()
        if again:
            mending = show_run(by=office, run=mending)
            set_day(mending.shown_until.replace(day=mending.shown_until.day + 1))
        confirmed = confirm_run(by=office, run=mending)
        published = publish_run(by=office, run=confirmed)
        assert published.placings.get(chain__code="ferrous").total == Decimal(100)
        statuses = Run.objects.order_by("pk").values_list("status", flat=True)
        assert list(statuses) == [RunStatus.REPLACED, RunStatus.PUBLISHED]
