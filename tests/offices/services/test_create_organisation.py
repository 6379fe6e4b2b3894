import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused
from offices.enums import OrganisationKind
from offices.models import Account, AuditEntry, Organisation
from offices.services.create_organisation import create_organisation
from tests.actors import City

FACTS = {"code": "science", "name": "市科技局", "kind": OrganisationKind.DEPARTMENT}


def test_works_and_leaves_one_entry(city: City, system_admin: Account) -> None:
    made = create_organisation(
        by=system_admin, **FACTS, parent=city.organisations["city"], valid_from=dt.date(2024, 1, 1)
    )
    assert Organisation.objects.get(code="science") == made
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.actor_name, entry.object_label) == (
        "organisation.create",
        "system_admin（演示）",
        "市科技局",
    )
    assert entry.after == {
        "code": "science",
        "name": "市科技局",
        "short_name": "",
        "kind": "department",
        "parent": "聊城市",
        "valid_from": "2024-01-01",
        "valid_until": None,
    }


def test_a_code_is_given_once(city: City, system_admin: Account) -> None:
    with pytest.raises(Refused, match="市财政局"):
        create_organisation(by=system_admin, **FACTS | {"code": "finance"})
    assert Organisation.objects.get(code="finance").name == "市财政局"
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("actor", ["security_admin", "audit_admin", "office", "clerk", "nobody"])
def test_refuses_everybody_else(city: City, actor: str) -> None:
    with pytest.raises(PermissionDenied):
        create_organisation(by=city.account(actor), **FACTS)
    assert not Organisation.objects.filter(code="science").exists()
