from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from offices.models import Account, AuditEntry
from offices.services.end_sessions import end_sessions


def test_S27_every_session_ends(
    clerk: Account, director: Account, security_admin: Account, client_of: Callable[[Account], Client]
) -> None:
    browsers = [client_of(clerk), client_of(clerk)]
    other = client_of(director)
    end_sessions(by=security_admin, account=clerk)
    assert [browser.get("/inbox/").status_code for browser in browsers] == [302, 302]
    assert other.get("/inbox/").status_code == 200
    assert AuditEntry.objects.get().act == "account.end_sessions"


def test_refuses_everybody_else(clerk: Account, system_admin: Account) -> None:
    with pytest.raises(PermissionDenied):
        end_sessions(by=system_admin, account=clerk)
