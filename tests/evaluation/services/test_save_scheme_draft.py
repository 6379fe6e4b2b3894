"""A draft is saved as it was typed, and nobody writes over another."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.models import SchemeDraft
from evaluation.services.draft_scheme import draft_scheme
from evaluation.services.save_scheme_draft import save_scheme_draft
from tests.evaluation.quarters import SCHEME

pytestmark = pytest.mark.django_db
OTHER = SCHEME.replace("小城", "小县")


@pytest.fixture
def draft(office):
    return draft_scheme(by=office, text=SCHEME)


def test_what_is_typed_is_saved_right_or_wrong(office, draft):
    saved = save_scheme_draft(by=office, draft=draft, text=OTHER, seen=1)
    assert (saved.version, saved.title, saved.text) == (2, "小县季度评价办法", OTHER)
    assert save_scheme_draft(by=office, draft=draft, text="乱", seen=2).title == ""
    assert draft.events.count() == 3, "it began, and each saving stands once in its history"


def test_the_same_text_writes_nothing(office, draft):
    assert save_scheme_draft(by=office, draft=draft, text=SCHEME, seen=1).version == 1


def test_who_saw_an_older_version_is_told_by_whom_it_was_saved(office, draft):
    save_scheme_draft(by=office, draft=draft, text=OTHER, seen=1)
    with pytest.raises(SomebodyWasFaster) as told:
        save_scheme_draft(by=office, draft=draft, text=SCHEME, seen=1)
    assert office.person.name in told.value.sentence
    assert SchemeDraft.objects.get().text == OTHER


def test_a_draft_that_is_gone_is_told(office, draft):
    SchemeDraft.objects.all().delete()
    with pytest.raises(SomebodyWasFaster):
        save_scheme_draft(by=office, draft=draft, text=OTHER, seen=1)


def test_a_text_too_long_is_refused(office, draft):
    with pytest.raises(Refused):
        save_scheme_draft(by=office, draft=draft, text="字" * 200_001, seen=1)


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "system_admin"])
def test_others_may_not(city, draft, who):
    with pytest.raises(PermissionDenied):
        save_scheme_draft(by=city.account(who), draft=draft, text=OTHER, seen=1)
