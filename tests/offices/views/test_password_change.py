from __future__ import annotations

import pytest
from django.test import Client

from offices.models import Account, AuditEntry
from tests.actors import PASSWORD

NEW = "guanxian-2024-zhoucheng"


def change(client: Client, *, old: str = PASSWORD, new: str = NEW, again: str | None = None):
    data = {"old_password": old, "new_password1": new, "new_password2": new if again is None else again}
    return client.post("/password/", data)


def test_changes_and_leaves_a_trail_without_the_password(client_of, clerk: Account) -> None:
    client = client_of(clerk)
    assert change(client).url == "/"
    clerk.refresh_from_db()
    assert clerk.check_password(NEW)
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.before, entry.after) == ("account.change_password", None, None)


def test_S27_this_session_goes_on_and_all_others_end(client_of, clerk: Account) -> None:
    here, elsewhere = client_of(clerk), client_of(clerk)
    before = here.session.session_key
    change(here)
    assert here.get("/inbox/").status_code == 200
    assert here.session.session_key != before
    assert elsewhere.get("/inbox/").url.startswith("/login/")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"old": "wrong"}, "old_password"),
        ({"again": "another-one-2024"}, "new_password2"),
        ({"new": PASSWORD}, "new_password1"),
        ({"new": "short"}, "new_password2"),
        ({"new": "1234567890123"}, "new_password2"),
        ({"new": "password12"}, "new_password2"),
        ({"new": ""}, "new_password1"),
    ],
)
def test_says_at_the_field_what_is_wrong(client_of, clerk: Account, typed: dict[str, str], field: str) -> None:
    answer = change(client_of(clerk), **typed)
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    clerk.refresh_from_db()
    assert clerk.check_password(PASSWORD)
    assert not AuditEntry.objects.exists()


@pytest.fixture
def newcomer(clerk: Account) -> Account:
    clerk.must_change_password = True
    clerk.save()
    return clerk


def test_the_first_password_is_changed_before_anything_else(client_of, newcomer: Account) -> None:
    client = client_of(newcomer)
    assert client.get("/inbox/").url == "/password/"
    assert client.post("/inbox/1/").url == "/password/"
    assert client.get("/inbox/", headers={"Accept": "application/json"}).status_code == 403
    assert client.get("/password/").context["first"] is True
    change(client)
    assert client.get("/inbox/").status_code == 200


def test_who_must_change_it_may_log_out_and_choose_the_language(client_of, newcomer: Account) -> None:
    client = client_of(newcomer)
    assert client.post("/language/", {"language": "en", "next": "/password/"}).url == "/password/"
    assert client.post("/logout/").url == "/login/"
