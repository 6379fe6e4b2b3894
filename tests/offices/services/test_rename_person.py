import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from offices.services.rename_person import rename_person
from offices.services.trail import record


def test_the_trail_keeps_the_old_name(clerk: Account, system_admin: Account) -> None:
    record(by=clerk, act="account.log_in", on=clerk)
    rename_person(by=system_admin, person=clerk.person, name="新名")
    clerk.person.refresh_from_db()
    assert clerk.person.name == "新名"
    rename, before = AuditEntry.objects.all()
    assert (rename.before, rename.after) == ({"name": "clerk（演示）"}, {"name": "新名"})
    assert before.actor_name == "clerk（演示）"


def test_nothing_changed_is_no_act(clerk: Account, system_admin: Account) -> None:
    with pytest.raises(Refused):
        rename_person(by=system_admin, person=clerk.person, name=clerk.person.name)


def test_refuses_everybody_else(clerk: Account, security_admin: Account) -> None:
    with pytest.raises(PermissionDenied):
        rename_person(by=security_admin, person=clerk.person, name="新名")
