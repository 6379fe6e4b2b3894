from __future__ import annotations

from django.contrib.sessions.models import Session
from django.test import Client

from offices.models import Account, AuditEntry


def test_ends_the_session_and_leaves_a_trail(client_of, clerk: Account) -> None:
    client = client_of(clerk)
    key = client.session.session_key
    assert client.post("/logout/").url == "/login/"
    assert not Session.objects.filter(session_key=key).exists()
    assert AuditEntry.objects.get().act == "account.log_out"
    assert client.get("/inbox/").url.startswith("/login/")


def test_S32_not_by_a_link(client_of, clerk: Account) -> None:
    client = client_of(clerk)
    assert client.get("/logout/").status_code == 405
    assert client.get("/inbox/").status_code == 200


def test_who_is_logged_out_already_comes_to_the_log_in(db: None, client: Client) -> None:
    assert client.post("/logout/").url == "/login/"
    assert not AuditEntry.objects.exists()
