from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from config.lib.web import turns
from evaluation.forms.notice_edit import NoticeEditForm
from evaluation.models import Notice
from evaluation.services.save_notice import save_notice
from tests.locks import held_elsewhere

pytestmark = pytest.mark.django_db


def at(name: str, notice: Notice) -> str:
    return reverse(f"evaluation:{name}", args=[notice.pk])


def typed(notice: Notice, **changed: str) -> dict[str, str]:
    """The form as a browser sends it, line ends included."""
    initial = NoticeEditForm.of(notice).initial
    values = {name: str(value).replace("\n", "\r\n") for name, value in initial.items() if value is not False}
    return values | changed


def test_the_page_has_words_and_tables(client_of, draft, office):
    body = client_of(office).get(at("notice_edit", draft)).content.decode()
    assert "完成投资合计75.00亿元" in body
    assert "data-total" in body
    assert "4000" in body
    assert "得分和名次" in body


def test_saving(client_of, draft, office):
    answer = client_of(office).post(at("notice_edit", draft), typed(draft, demands="（一）甲。\r\n（二）乙。"))
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.demands == "（一）甲。\n（二）乙。"
    assert draft.version == 2


def test_saving_what_is_there_changes_nothing(client_of, draft, office):
    client_of(office).post(at("notice_edit", draft), typed(draft))
    draft.refresh_from_db()
    assert draft.version == 1


def test_an_error_keeps_what_was_typed(client_of, draft, office):
    answer = client_of(office).post(at("notice_edit", draft), typed(draft, title="", demands="还没写完"))
    assert answer.status_code == 400
    assert "还没写完" in answer.content.decode()


def test_S13_both_texts_are_shown_to_the_later_one_who_may_then_save(client_of, draft, office, second_office):
    save_notice(by=second_office, notice=draft, parts={"demands": "别人的要求。"}, seen=1)
    client = client_of(office)
    answer = client.post(at("notice_edit", draft), typed(draft, demands="我的要求。"))
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "别人的要求。" in body
    assert "我的要求。" in body
    assert body.count("other-version") == 1
    assert client.post(at("notice_edit", draft), typed(draft, demands="我的要求。", seen="2")).status_code == 302
    draft.refresh_from_db()
    assert draft.demands == "我的要求。"


def test_S16_words_are_inert(client_of, draft, office):
    evil = '<img src=x onerror="alert(1)">"><svg/onload=alert(1)>{{7*7}}'
    Notice.objects.update(title=evil[:100], demands=evil, organ=evil[:60])
    body = client_of(office).get(at("notice_edit", draft)).content.decode()
    assert "<img src=x" not in body
    assert "<svg/onload" not in body
    assert "49" not in body.split("{{7*7}}")[1][:5]


def test_the_preview_is_marked_as_a_draft(client_of, draft, office):
    answer = client_of(office).get(at("notice_preview", draft))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    pages = PdfReader(BytesIO(answer.content)).pages
    assert all("草稿" in page.extract_text() for page in pages)


def test_issuing(client_of, draft, office, own_files):
    given = {"seen": "1", "number": "5", "signed_on": "2024-04-22"}
    answer = client_of(office).post(at("notice_issue", draft), given)
    assert answer.url == at("notice_view", draft)
    draft.refresh_from_db()
    assert draft.document_number == "小链办〔2024〕5号"


def test_S30_issuing_waits_its_turn_and_keeps_what_was_typed(client_of, draft, office, own_files):
    given = {"seen": "1", "number": "5", "signed_on": "2024-04-22"}
    with held_elsewhere("hashtext(%s), %s", turns.PAPER, office.pk):
        answer = client_of(office).post(at("notice_issue", draft), given)
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert "data-opened" in shown
    assert 'value="5"' in shown
    assert client_of(office).post(at("notice_issue", draft), given).url == at("notice_view", draft)


@pytest.mark.parametrize(
    "given",
    [{"number": "0"}, {"number": ""}, {"signed_on": ""}, {"signed_on": "2024-03-01"}, {"signed_on": "2024-07-09"}],
)
def test_a_wrong_number_or_date_is_said_in_the_dialog(client_of, draft, office, own_files, given):
    answer = client_of(office).post(
        at("notice_issue", draft), {"seen": "1", "number": "5", "signed_on": "2024-04-22", **given}
    )
    assert answer.status_code == 400
    assert "data-opened" in answer.content.decode()
    draft.refresh_from_db()
    assert not draft.is_issued


def test_a_draft_changed_meanwhile_is_looked_at_again(client_of, draft, office, own_files):
    save_notice(by=office, notice=draft, parts={"demands": "甲。"}, seen=1)
    given = {"seen": "1", "number": "5", "signed_on": "2024-04-22"}
    assert client_of(office).post(at("notice_issue", draft), given).url == at("notice_edit", draft)


def test_issuing_again_leads_to_the_notice(client_of, issued, office):
    given = {"seen": "1", "number": "6", "signed_on": "2024-04-22"}
    assert client_of(office).post(at("notice_issue", issued), given).url == at("notice_view", issued)
    assert client_of(office).get(at("notice_edit", issued)).url == at("notice_view", issued)


@pytest.mark.parametrize("who", ["clerk", "director", "liaison", "chief", "leader", "system_admin"])
def test_S4_a_draft_does_not_exist_for_others(client_of, draft, city, who):
    client = client_of(city.account(who))
    for name in ("notice_edit", "notice_preview"):
        assert client.get(at(name, draft)).status_code == 404
    assert client.post(at("notice_issue", draft), {}).status_code == 404
