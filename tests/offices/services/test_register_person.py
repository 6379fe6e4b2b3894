import pytest
from django.core.exceptions import PermissionDenied

from config.lib.refusals import Refused
from offices.models import Account, AuditEntry, Person
from offices.services.register_person import register_person


def test_a_person_without_an_account(system_admin: Account) -> None:
    person, password = register_person(by=system_admin, name="副市长")
    assert password == ""
    assert not Account.objects.filter(person=person).exists()
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.after) == ("person.register", {"name": "副市长"})


def test_a_person_with_an_account_is_one_act(system_admin: Account) -> None:
    person, password = register_person(by=system_admin, name="录入员乙", username="clerk-b")
    assert person.account.check_password(password)
    assert person.account.must_change_password
    assert AuditEntry.objects.get().after == {"name": "录入员乙", "username": "clerk-b"}


def test_a_taken_name_leaves_nothing_behind(system_admin: Account) -> None:
    with pytest.raises(Refused, match="clerk"):
        register_person(by=system_admin, name="录入员乙", username="clerk")
    assert not Person.objects.filter(name="录入员乙").exists()
    assert not AuditEntry.objects.exists()


def test_refuses_everybody_else(security_admin: Account) -> None:
    with pytest.raises(PermissionDenied):
        register_person(by=security_admin, name="甲")
