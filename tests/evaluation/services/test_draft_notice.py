from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused
from dispatch.models import Ledger
from evaluation.enums import NoticeStatus
from evaluation.models import Notice, Run
from evaluation.services.draft_notice import draft_notice
from evaluation.services.load_scheme import load_scheme
from evaluation.services.publish_run import publish_run
from offices.models import AuditEntry
from tests.evaluation.quarters import FIRST, SCHEME, judge

pytestmark = pytest.mark.django_db


def test_the_draft_writes_itself_from_the_run(draft):
    assert (draft.status, draft.number, draft.document_number) == (NoticeStatus.DRAFT, None, "")
    assert draft.title == "关于2024年第一季度产业链链长制工作评价情况的通报"
    assert draft.basis == "根据要求，市链长办对2024年第一季度工作进行了评价。现将有关情况通报如下："
    assert "完成投资合计75.00亿元，占各产业链年度目标合计300亿元的25.0%，与时间进度持平。" in draft.overall
    assert "第1名黑色金属（100.00分），第2名高端轴承（80.00分）。" in draft.results
    assert draft.problems == "无。"
    assert draft.demands.startswith("（一）抓好目标任务落实。")
    assert (draft.organ_mark, draft.copies) == ("小链办", "各产业链链长")


def test_late_ledgers_are_named(reported, small_scheme, words, office):
    Ledger.objects.filter(chain__code="bearings", month__month=2).update(submitted_late=True)
    run = publish_run(by=office, run=judge(office, small_scheme, FIRST))
    assert "高端轴承2月台账未在规定期限内报送" in draft_notice(by=office, run=run).problems


def test_a_run_has_one_notice(draft, published, second_office):
    assert draft_notice(by=second_office, run=published) == draft
    assert Notice.objects.count() == 1
    assert AuditEntry.objects.filter(act="notice.draft").count() == 1


def test_not_from_a_draft_run(judged, words, office):
    with pytest.raises(Refused):
        draft_notice(by=office, run=judged)


def test_not_without_the_words_of_the_year(published, office):
    with pytest.raises(Refused, match="2024"):
        draft_notice(by=office, run=published)


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "system_admin"])
def test_others_may_not(published, words, city, who):
    with pytest.raises(PermissionDenied):
        draft_notice(by=city.account(who), run=published)
    assert not Notice.objects.exists()


def test_the_notice_of_a_new_run_says_what_it_replaces(issued, published, office):
    again = publish_run(by=office, run=judge(office, published.scheme, FIRST, reason="漏计一个项目"))
    basis = draft_notice(by=office, run=again).basis
    assert "因漏计一个项目，2024年第一季度评价结果已重新核定，小链办〔2024〕5号所载评价结果以本通报为准。" in basis


def test_results_by_another_scheme_are_not_laid_to_the_last_correction_alone(issued, published, office):
    halves = SCHEME.replace("weight = 60", "weight = 50").replace("weight = 40", "weight = 50")
    other = load_scheme(by=None, text=halves)
    first = judge(office, other, FIRST, reason="启用新办法。")
    again = publish_run(by=office, run=judge(office, other, FIRST, reason="更正一处数据"))
    Run.objects.filter(pk=again.pk).update(mends=first)
    basis = draft_notice(by=office, run=Run.objects.get(pk=again.pk)).basis
    assert "因改按《小城季度评价办法》（第2版）评价；启用新办法；更正一处数据，2024年第一季度评价结果" in basis
