from __future__ import annotations

import pytest

from config.lib import origin
from offices.models import Account, AuditEntry
from offices.services.log_in import note_log_in, note_refused_log_in


def test_coming_leaves_one_entry(clerk: Account) -> None:
    with origin.acting("page", address="10.0.0.8"):
        note_log_in(by=clerk)

    entry = AuditEntry.objects.get()
    assert (entry.act, entry.actor_id, entry.address, entry.via) == ("account.log_in", clerk.pk, "10.0.0.8", "page")
    assert entry.succeeded


@pytest.mark.parametrize("username", ["clerk", "nobody-of-this-name", "", "x" * 500, "a\r\nb"])
def test_a_refusal_is_noted_whatever_was_typed(clerk: Account, username: str) -> None:
    note_refused_log_in(username=username, reason="wrong account or password")
    entry = AuditEntry.objects.get()
    assert entry.object_label == ("clerk" if username == "clerk" else "—")
    assert (entry.actor_id, entry.succeeded) == (None, False)
