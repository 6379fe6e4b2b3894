from __future__ import annotations

from decimal import Decimal

import pytest
from django.db.models import F

from chains.models import Chain
from dispatch.models import Entry, Indicator, Ledger
from evaluation.models import Notice, Run
from evaluation.queries.notice_facts import notice_facts, notice_text
from tests.dispatch.books import INVESTMENT
from tests.evaluation.quarters import FIRST, accept_quarter, judge, load_small_scheme

pytestmark = pytest.mark.django_db


def test_the_facts_are_those_of_the_run(published):
    facts = notice_facts(published)
    assert facts.quarter == FIRST
    investment = next(city for city in facts.city.cities if city.topic.code == INVESTMENT)
    assert {one.chain: (one.value, one.target, one.lead) for one in investment.chains} == {
        "黑色金属": (45, 150, 5),
        "高端轴承": (30, 150, -5),
    }
    assert [(one.chain, one.total, one.place) for one in facts.ranking] == [("黑色金属", 100, 1), ("高端轴承", 80, 2)]
    assert [(column.title, column.full) for column in facts.columns] == [("完成投资", 60), ("新增高新技术企业", 40)]
    assert facts.ranking[1].points == (Decimal("48.00"), Decimal("32.00"))
    assert not facts.demonstration


def test_what_is_not_reported_is_no_zero(published):
    events = next(one for one in notice_facts(published).city.own if one.topic.unit == "次")
    assert (events.value, events.share) == (None, None)


def test_a_correction_afterwards_does_not_change_them(published):
    before = notice_facts(published)
    Entry.objects.update(value=F("value") + 1)
    assert notice_facts(Run.objects.get(pk=published.pk)).city == before.city


def test_nothing_that_is_changed_afterwards_changes_them(published):
    before = notice_facts(published)
    Indicator.objects.filter(code=INVESTMENT).update(
        name="改名", short_name="改名", group="别组", unit="万元", decimals=0, phased=False, number=90
    )
    Chain.objects.filter(code="ferrous").update(name="改名")
    Ledger.objects.update(submitted_late=True)
    assert notice_facts(Run.objects.get(pk=published.pk)) == before


def test_late_ledgers_of_the_quarter_alone(books, office):
    accept_quarter(books, FIRST)
    late = Ledger.objects.filter(chain__code="bearings")
    late.filter(month__month__in=(2, 3)).update(submitted_late=True)
    late.filter(month__month=4).update(submitted_late=True)
    (found,) = notice_facts(judge(office, load_small_scheme(), FIRST)).late
    assert (found.chain, [month.month for month in found.months]) == ("高端轴承", [2, 3])


def test_a_handful_of_statements(published, django_assert_num_queries):
    run = Run.objects.select_related("scheme").get(pk=published.pk)
    with django_assert_num_queries(2):
        notice_facts(run)


def test_a_draft_has_no_number_on_paper(draft):
    assert (notice_text(draft).number, notice_text(draft).draft) == ("", True)
    Notice.objects.update(number=7)
    draft.refresh_from_db()
    assert notice_text(draft).number == ""
