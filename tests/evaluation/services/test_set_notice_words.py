from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from evaluation.models import NoticeWords
from evaluation.rules import regime
from evaluation.services.set_notice_words import set_notice_words
from offices.models import AuditEntry

pytestmark = pytest.mark.django_db

WORDS = regime.NoticeWords(organ="链长办", organ_mark="链办", addressees="各县", basis="对{period}评价", copies="链长")


def test_words_are_kept_for_a_year_and_changed_with_a_trail(office):
    set_notice_words(by=office, year=2024, words=WORDS)
    set_notice_words(by=office, year=2024, words=replace(WORDS, copies=""))
    kept = NoticeWords.objects.get()
    assert (kept.year, kept.organ, kept.copies) == (2024, "链长办", "")
    first, second = AuditEntry.objects.filter(act="notice_words.set").order_by("pk")
    assert first.before is None
    assert (second.before["copies"], second.after["copies"]) == ("链长", "")


def test_the_same_words_again_write_nothing(office):
    set_notice_words(by=office, year=2024, words=WORDS)
    set_notice_words(by=office, year=2024, words=WORDS)
    assert AuditEntry.objects.filter(act="notice_words.set").count() == 1


@pytest.mark.parametrize("who", ["clerk", "leader", "system_admin"])
def test_others_may_not(city, who):
    with pytest.raises(PermissionDenied):
        set_notice_words(by=city.account(who), year=2024, words=WORDS)
    assert not NoticeWords.objects.exists()
