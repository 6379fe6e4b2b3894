import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from offices.enums import Right
from offices.models import Account, AuditEntry
from offices.permissions import standing_of
from tests.actors import City


@pytest.mark.django_db
def test_an_empty_system_gets_its_three_administrators(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("first_administrators", audit="审计")
    passwords = dict(line.split("\t") for line in capsys.readouterr().out.splitlines())

    rights = {account.username: set(standing_of(account).anywhere) for account in Account.objects.all()}
    assert rights == {
        "system": {Right.MANAGE_ACCOUNTS},
        "security": {Right.MANAGE_POSTS},
        "审计": {Right.VIEW_TRAIL},
    }
    for username, password in passwords.items():
        answer = Client().post("/login/", {"username": username, "password": password})
        assert answer.status_code == 302
    assert AuditEntry.objects.filter(act="account.open_first", via="command").count() == 1


@pytest.mark.django_db
def test_a_start_of_an_empty_city_opens_them_once(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("first_administrators", "--unless-any")
    assert len(capsys.readouterr().out.splitlines()) == 3
    call_command("first_administrators", "--unless-any")
    assert capsys.readouterr().out == ""


def test_not_where_there_are_administrators(city: City) -> None:
    with pytest.raises(CommandError):
        call_command("first_administrators")
    assert not Account.objects.filter(username="system").exists()
