from __future__ import annotations

from offices.models import Account, AuditEntry
from offices.services.change_password import change_password
from tests.actors import PASSWORD


def test_changes_it_and_leaves_one_entry_without_it(clerk: Account) -> None:
    clerk.must_change_password = True
    clerk.save()
    before = clerk.get_session_auth_hash()
    change_password(by=clerk, password="guanxian-2024-zhoucheng")
    clerk.refresh_from_db()
    assert not clerk.check_password(PASSWORD)
    assert not clerk.must_change_password
    assert clerk.get_session_auth_hash() != before
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.object_label, entry.before, entry.after) == (
        "account.change_password",
        "clerk",
        None,
        None,
    )
