from __future__ import annotations

import datetime as dt
import hashlib
from io import BytesIO

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from pypdf import PdfReader

from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.enums import NoticeStatus, PaperKind
from evaluation.models import Notice, Paper
from evaluation.queries.papers import content_of
from evaluation.queries.runs import score_table
from evaluation.services.draft_notice import draft_notice
from evaluation.services.issue_notice import issue_notice
from evaluation.services.publish_run import publish_run
from evaluation.services.save_notice import save_notice
from offices.models import AuditEntry, Message
from tests.at_once import at_once
from tests.evaluation.quarters import FIRST, SECOND, accept_quarter, judge

SIGNED = dt.date(2024, 4, 22)


@pytest.mark.django_db
def test_it_is_numbered_dated_and_final(issued, office):
    assert issued.status == NoticeStatus.ISSUED
    assert issued.document_number == "小链办〔2024〕5号"
    assert (issued.signed_on, issued.issued_by) == (SIGNED, office)


@pytest.mark.django_db
def test_both_papers_are_kept_with_their_hashes(issued):
    pdf, annex = issued.papers.order_by("kind")
    assert (pdf.kind, annex.kind) == (PaperKind.NOTICE, PaperKind.NOTICE_ANNEX)
    assert pdf.filename == "小链办〔2024〕5号_关于2024年第一季度产业链链长制工作评价情况的通报.pdf"
    for paper in (pdf, annex):
        content = content_of(paper)
        assert hashlib.sha256(content).hexdigest() == paper.sha256
        assert (len(content), paper.stored.name.count("通报")) == (paper.size, 0)
    body = "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(content_of(pdf))).pages)
    assert "小链办〔2024〕5号" in body
    assert "草稿" not in body


@pytest.mark.django_db
def test_the_annex_has_the_numbers_of_the_run(issued):
    annex = issued.papers.get(kind=PaperKind.NOTICE_ANNEX)
    sheet = openpyxl.load_workbook(BytesIO(content_of(annex)))["得分和名次"]
    rows = [row[:5] for row in sheet.iter_rows(min_row=4, max_row=5, values_only=True)]
    expected = [
        (str(row.placing.place), row.placing.chain.name, row.placing.total, *(line.shown for line in row.points))
        for row in score_table(issued.run).rows
    ]
    assert rows == expected


@pytest.mark.django_db
def test_chain_offices_are_told_once_each(issued):
    told = Message.objects.filter(key__startswith=f"notice.issue:{issued.pk}:")
    assert {message.organisation.code for message in told} == {"ferrous-office", "bearings-office"}
    assert {message.link for message in told} == {f"/notices/{issued.pk}/"}
    assert "小链办〔2024〕5号" in told[0].subject


@pytest.mark.django_db
def test_one_entry_in_the_trail_holds_the_hashes(issued):
    entry = AuditEntry.objects.get(act="notice.issue")
    assert entry.after["number"] == "小链办〔2024〕5号"
    assert set(entry.after["sha256"].values()) == set(issued.papers.values_list("sha256", flat=True))


@pytest.mark.django_db
def test_issuing_twice_is_refused(issued, second_office):
    with pytest.raises(SomebodyWasFaster):
        issue_notice(by=second_office, notice=issued, number=6, signed_on=SIGNED, seen=issued.version)
    assert Paper.objects.count() == 2
    assert AuditEntry.objects.filter(act="notice.issue").count() == 1


@pytest.mark.django_db
def test_a_draft_changed_meanwhile_is_not_issued(draft, office, own_files):
    save_notice(by=office, notice=draft, parts={"demands": "甲。"}, seen=1)
    with pytest.raises(SomebodyWasFaster):
        issue_notice(by=office, notice=draft, number=5, signed_on=SIGNED, seen=1)
    assert list(own_files.iterdir()) == []


@pytest.mark.django_db
def test_a_number_is_used_once_a_year(issued, books, published, office, words):
    accept_quarter(books, SECOND)
    second = draft_notice(by=office, run=publish_run(by=office, run=judge(office, published.scheme, SECOND)))
    with pytest.raises(Refused, match="小链办〔2024〕5号"):
        issue_notice(by=office, notice=second, number=5, signed_on=dt.date(2024, 7, 8), seen=1)
    second.refresh_from_db()
    assert (second.status, second.number) == (NoticeStatus.DRAFT, None)


@pytest.mark.django_db
@pytest.mark.parametrize("day", [dt.date(2024, 3, 31), dt.date(2024, 7, 9)])
def test_the_date_lies_after_the_quarter_and_not_after_today(draft, office, own_files, day):
    with pytest.raises(Refused):
        issue_notice(by=office, notice=draft, number=5, signed_on=day, seen=1)


@pytest.mark.django_db
def test_not_for_a_run_that_no_longer_holds(draft, published, office, own_files):
    publish_run(by=office, run=judge(office, published.scheme, FIRST, reason="更正"))
    with pytest.raises(Refused):
        issue_notice(by=office, notice=draft, number=5, signed_on=SIGNED, seen=1)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["clerk", "director", "leader", "system_admin"])
def test_others_may_not(draft, city, own_files, who):
    with pytest.raises(PermissionDenied):
        issue_notice(by=city.account(who), notice=draft, number=5, signed_on=SIGNED, seen=1)
    assert not Paper.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_S13_of_many_at_once_one_issues(draft, office, own_files):
    def click(number):
        return lambda: issue_notice(by=office, notice=draft, number=number, signed_on=SIGNED, seen=1)

    results = at_once(*(click(number) for number in range(5, 9)))
    assert sorted(isinstance(one, SomebodyWasFaster) for one in results) == [False, True, True, True], results
    assert Notice.objects.get().is_issued
    assert Paper.objects.count() == 2
    assert Message.objects.filter(kind="notice").count() == 2
