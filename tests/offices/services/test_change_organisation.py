from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused, SomebodyWasFaster
from offices.models import Account, AuditEntry, Organisation
from offices.queries.history import version_of
from offices.services.change_organisation import change_organisation
from tests.actors import City


@pytest.fixture
def finance(city: City) -> Organisation:
    return city.organisations["finance"]


def facts(organisation: Organisation, **changes: Any) -> dict[str, Any]:
    names = ("name", "kind", "short_name", "parent", "valid_from", "valid_until")
    return {
        "organisation": organisation,
        "seen": version_of(organisation),
        **{name: getattr(organisation, name) for name in names},
        **changes,
    }


def test_works_and_leaves_one_entry(finance: Organisation, system_admin: Account) -> None:
    change_organisation(by=system_admin, **facts(finance, name="市财政和国资局", short_name="财政局"))
    finance.refresh_from_db()
    assert finance.label == "财政局"
    entry = AuditEntry.objects.get()
    assert entry.act == "organisation.change"
    assert (entry.before["name"], entry.after["name"]) == ("市财政局", "市财政和国资局")


def test_who_saw_an_older_one_is_told(finance: Organisation, system_admin: Account) -> None:
    """S13: two people at once."""
    seen = facts(finance, name="甲")
    change_organisation(by=system_admin, **facts(finance, name="乙"))
    with pytest.raises(SomebodyWasFaster):
        change_organisation(by=system_admin, **seen)
    finance.refresh_from_db()
    assert finance.name == "乙"


def test_nothing_changed_is_no_act(finance: Organisation, system_admin: Account) -> None:
    with pytest.raises(Refused):
        change_organisation(by=system_admin, **facts(finance))
    assert not AuditEntry.objects.exists()


def test_none_stands_under_itself(city: City, finance: Organisation, system_admin: Account) -> None:
    town = city.organisations["city"]
    change_organisation(by=system_admin, **facts(finance, parent=town))
    with pytest.raises(Refused):
        change_organisation(by=system_admin, **facts(town, parent=finance))
    with pytest.raises(Refused):
        change_organisation(by=system_admin, **facts(town, parent=town))


def test_refuses_everybody_else(finance: Organisation, security_admin: Account) -> None:
    with pytest.raises(PermissionDenied):
        change_organisation(by=security_admin, **facts(finance, name="甲"))
