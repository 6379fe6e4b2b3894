from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.models import Chain, Project, RegisterList
from chains.services.remove_list import remove_list
from offices.models import Account, AuditEntry
from offices.queries.strays import strays
from tests.chains.lists import for_all, made
from tests.chains.records import entered, sight


def test_the_list_goes_and_its_records_stay(clerk: Account, ferrous: Chain) -> None:
    entered(clerk, ferrous, "projects")
    one = made(clerk)
    remove_list(sight=sight(clerk, "projects"), code=one.code)
    assert not RegisterList.objects.exists()
    assert Project.objects.count() == 1
    assert AuditEntry.objects.get(act="list.remove").before["code"] == one.code
    assert not list(strays()), "its history tells that it went"


def test_S3_nobody_removes_what_he_may_not_change(clerk: Account, director: Account, office: Account) -> None:
    with pytest.raises(Http404):
        remove_list(sight=sight(director, "projects"), code=made(clerk).code)
    with pytest.raises(PermissionDenied):
        remove_list(sight=sight(clerk, "projects"), code=for_all(office).code)
    assert RegisterList.objects.count() == 2
