import pytest
from django.core.management import CommandError, call_command

from offices.models import Account


def test_an_administrator_who_forgot(security_admin: Account, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("reset_password", "security_admin")
    security_admin.refresh_from_db()
    assert security_admin.check_password(capsys.readouterr().out.strip())
    assert security_admin.must_change_password


@pytest.mark.django_db
def test_an_unknown_account() -> None:
    with pytest.raises(CommandError, match="there is no account nobody_here"):
        call_command("reset_password", "nobody_here")
