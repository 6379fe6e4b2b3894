from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import SomebodyWasFaster
from evaluation.services.save_notice import save_notice
from offices.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_words_are_saved_with_what_they_were_before(draft, office):
    before = draft.demands
    saved = save_notice(by=office, notice=draft, parts={"demands": "抓好落实。", "public": True}, seen=1)
    assert (saved.version, saved.demands, saved.public) == (2, "抓好落实。", True)
    entry = AuditEntry.objects.get(act="notice.save")
    assert entry.before == {"demands": before, "public": False}
    assert entry.after == {"demands": "抓好落实。", "public": True}


def test_the_same_words_write_nothing(draft, office):
    assert save_notice(by=office, notice=draft, parts={"demands": draft.demands}, seen=1).version == 1
    assert not AuditEntry.objects.filter(act="notice.save").exists()


def test_S2_nothing_but_the_words_is_saved(draft, office):
    saved = save_notice(by=office, notice=draft, parts={"number": 9, "status": "issued", "title": "通报"}, seen=1)
    assert (saved.number, saved.status, saved.title) == (None, "draft", "通报")


def test_S13_the_later_of_two_is_told(draft, office, second_office):
    save_notice(by=office, notice=draft, parts={"demands": "甲。"}, seen=1)
    with pytest.raises(SomebodyWasFaster):
        save_notice(by=second_office, notice=draft, parts={"demands": "乙。"}, seen=1)
    draft.refresh_from_db()
    assert draft.demands == "甲。"


def test_an_issued_notice_is_not_changed(issued, office):
    with pytest.raises(SomebodyWasFaster):
        save_notice(by=office, notice=issued, parts={"demands": "甲。"}, seen=issued.version)


@pytest.mark.parametrize("who", ["clerk", "leader", "audit_admin"])
def test_others_may_not(draft, city, who):
    with pytest.raises(PermissionDenied):
        save_notice(by=city.account(who), notice=draft, parts={"demands": "甲。"}, seen=1)
