from __future__ import annotations

import pytest
from django.urls import reverse

from evaluation.models import Notice
from evaluation.services.draft_notice import draft_notice
from evaluation.services.publish_run import publish_run
from offices.models import Message
from tests.evaluation.quarters import FIRST, judge

pytestmark = pytest.mark.django_db


def at(notice: Notice) -> str:
    return reverse("evaluation:notice_view", args=[notice.pk])


def test_a_chain_office_reads_words_tables_and_hashes(client_of, issued, clerk):
    body = client_of(clerk).get(at(issued)).content.decode()
    for words in ("小链办〔2024〕5号", "二、评价结果", "第1名黑色金属", "得分和名次"):
        assert words in body
    for paper in issued.papers.all():
        assert paper.sha256 in body
        assert reverse("evaluation:paper_download", args=[paper.pk]) in body


def test_S4_a_draft_does_not_exist_for_others(client_of, draft, clerk, leader):
    for account in (clerk, leader):
        assert client_of(account).get(at(draft)).status_code == 404


def test_who_has_received_it_is_for_the_office_to_see(client_of, issued, office, clerk):
    message = Message.objects.get(kind="notice", organisation__code="ferrous-office")
    client = client_of(clerk)
    assert reverse("offices:inbox_open", args=[message.pk]) in client.get(at(issued)).content.decode()
    assert client.post(reverse("offices:inbox_open", args=[message.pk])).url == at(issued)
    body = client.get(at(issued)).content.decode()
    assert reverse("offices:inbox_open", args=[message.pk]) not in body
    assert "高端轴承产业链专班" not in body
    body = client_of(office).get(at(issued)).content.decode()
    assert "clerk（演示）" in body
    assert "高端轴承产业链专班" in body


def test_a_superseded_notice_says_so_and_leads_on(client_of, issued, office, clerk, published):
    again = publish_run(by=office, run=judge(office, published.scheme, FIRST, reason="更正"))
    replacing = draft_notice(by=office, run=again)
    body = client_of(clerk).get(at(issued)).content.decode()
    assert "notice-warning" in body
    assert at(replacing) not in body, "a draft is not pointed at"


def test_S16_words_are_inert(client_of, issued, clerk):
    evil = "<script>alert(1)</script>\n（一）<img src=x onerror=alert(1)>。甲"
    Notice.objects.update(problems=evil, copies=evil[:60], organ=evil[:25])
    body = client_of(clerk).get(at(issued)).content.decode()
    assert "<script>alert" not in body
    assert "<img src=x" not in body


def test_one_page_a_fixed_number_of_statements(client_of, issued, clerk, django_assert_max_num_queries):
    client = client_of(clerk)
    client.get(at(issued))
    with django_assert_max_num_queries(20):
        client.get(at(issued))
