"""A draft is thrown away; the trail says who did it and what it was."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from config.lib.refusals import SomebodyWasFaster
from evaluation.models import SchemeDraft
from evaluation.services.discard_scheme_draft import discard_scheme_draft
from evaluation.services.draft_scheme import draft_scheme
from offices.models import AuditEntry
from offices.queries.strays import strays
from tests.evaluation.quarters import SCHEME

pytestmark = pytest.mark.django_db


def test_it_is_gone_and_the_trail_keeps_what_it_said(office):
    discard_scheme_draft(by=office, draft=draft_scheme(by=office, text=SCHEME), seen=1)
    assert not SchemeDraft.objects.exists()
    assert AuditEntry.objects.get(act="scheme.discard").before["text"] == SCHEME


def test_S15_its_history_tells_that_it_went(office):
    discard_scheme_draft(by=office, draft=draft_scheme(by=office, text=SCHEME), seen=1)
    events = apps.get_model("evaluation.SchemeDraftEvent").objects.order_by("pgh_id")
    assert list(events.values_list("pgh_label", flat=True)) == ["insert", "delete"]
    assert not list(strays())


def test_what_was_saved_meanwhile_is_not_thrown_away(office):
    with pytest.raises(SomebodyWasFaster):
        discard_scheme_draft(by=office, draft=draft_scheme(by=office, text=SCHEME), seen=2)
    assert SchemeDraft.objects.exists()


@pytest.mark.parametrize("who", ["clerk", "director", "leader", "system_admin"])
def test_others_may_not(city, office, who):
    draft = draft_scheme(by=office, text=SCHEME)
    with pytest.raises(PermissionDenied):
        discard_scheme_draft(by=city.account(who), draft=draft, seen=1)
