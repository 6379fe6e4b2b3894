"""A scheme begins as a draft, with mistakes or without."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.lib import clock
from config.lib.refusals import Refused
from evaluation.models import SchemeDraft
from evaluation.services.draft_scheme import draft_scheme
from offices.models import AuditEntry
from tests.evaluation.quarters import SCHEME

pytestmark = pytest.mark.django_db


def test_a_draft_keeps_its_text_and_what_it_came_from(office, small_scheme):
    draft = draft_scheme(by=office, text=small_scheme.text, based_on=small_scheme)
    assert (draft.title, draft.text, draft.version, draft.based_on) == ("小城季度评价办法", SCHEME, 1, small_scheme)
    assert timezone.localtime(draft.saved_at).date() == clock.today()
    assert AuditEntry.objects.get(act="scheme.draft").after["based_on"] == str(small_scheme)


@pytest.mark.parametrize("text", ["", "这不是办法", "[scheme]\ntitle = 3", 'scheme = "一句话"'])
def test_what_has_mistakes_can_be_begun_with(office, text):
    assert draft_scheme(by=office, text=text).title == ""


@pytest.mark.parametrize("text", ["字" * 200_001, "[scheme]\x00"])
def test_S21_what_is_no_scheme_is_refused(office, text):
    with pytest.raises(Refused):
        draft_scheme(by=office, text=text)


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "chief", "system_admin", "nobody"])
def test_others_may_not(city, who):
    with pytest.raises(PermissionDenied):
        draft_scheme(by=city.account(who), text=SCHEME)
    assert not SchemeDraft.objects.exists()
