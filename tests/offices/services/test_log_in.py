from __future__ import annotations

import pytest

from config.lib import origin
from offices.models import Account, AuditEntry
from offices.services.log_in import note_log_in, note_refused_log_in
from offices.services.log_out import note_log_out


def test_coming_and_going_leave_one_entry_each(clerk: Account) -> None:
    with origin.acting("page", address="10.0.0.8"):
        note_log_in(by=clerk)
        note_log_out(by=clerk)
    out, came = AuditEntry.objects.all()
    assert (came.act, out.act) == ("account.log_in", "account.log_out")
    assert {(entry.actor_id, entry.address, entry.via, entry.succeeded) for entry in (came, out)} == {
        (clerk.pk, "10.0.0.8", "page", True)
    }


@pytest.mark.parametrize("username", ["clerk", "nobody-of-this-name", "", "x" * 500, "a\r\nb"])
def test_a_refusal_is_noted_whatever_was_typed(clerk: Account, username: str) -> None:
    note_refused_log_in(username=username, reason="wrong account or password")
    entry = AuditEntry.objects.get()
    assert entry.object_label == ("clerk" if username == "clerk" else "—")
    assert (entry.actor_id, entry.succeeded) == (None, False)
