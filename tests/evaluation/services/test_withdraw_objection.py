"""An objection is taken back by the office that raised it, as long as it is not answered."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from config.lib.refusals import SomebodyWasFaster
from evaluation.enums import ObjectionState
from evaluation.services.raise_objection import raise_objection
from evaluation.services.withdraw_objection import withdraw_objection
from offices.models import AuditEntry
from tests.evaluation.shown import LINE, show

pytestmark = pytest.mark.django_db


@pytest.fixture
def object_to(reported, office, director, ferrous):
    run = show(office)
    return lambda: raise_objection(by=director, run=run, chain=ferrous, item=LINE, reason="2月完成投资漏计一个项目")


def test_it_is_withdrawn_by_the_office_that_raised_it_and_raised_again(object_to, director, stranger_director):
    objection = object_to()
    with pytest.raises(Http404):
        withdraw_objection(by=stranger_director, objection=objection)
    withdraw_objection(by=director, objection=objection)
    assert objection.state == ObjectionState.WITHDRAWN
    with pytest.raises(SomebodyWasFaster):
        withdraw_objection(by=director, objection=objection)
    assert object_to().is_pending
    assert AuditEntry.objects.filter(act="objection.withdraw").count() == 1


@pytest.mark.parametrize("who", ["clerk", "office", "leader"])
def test_others_may_not(object_to, city, who):
    objection = object_to()
    with pytest.raises(PermissionDenied):
        withdraw_objection(by=city.account(who), objection=objection)
    objection.refresh_from_db()
    assert objection.is_pending
