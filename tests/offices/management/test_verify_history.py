import pgtrigger
import pytest
from django.core.management import call_command

from offices.models import Account, AuditEntry, Person


def test_all_is_as_its_history_says(clerk: Account, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_history")
    assert "as its history says" in capsys.readouterr().out


def test_names_what_was_changed_beside_the_services(clerk: Account, capsys: pytest.CaptureFixture[str]) -> None:
    with pgtrigger.ignore():
        Person.objects.filter(pk=clerk.person.pk).update(name="别人的名字")
    with pytest.raises(SystemExit) as ended:
        call_command("verify_history")
    assert ended.value.code == 1
    assert f"offices.Person {clerk.person.pk}: name" in capsys.readouterr().err
    assert not AuditEntry.objects.exists()
