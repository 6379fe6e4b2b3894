from config.lib import origin
from offices.models import Account, AuditEntry
from offices.services.log_out import note_log_out


def test_going_leaves_one_entry(clerk: Account) -> None:
    with origin.acting("page", address="10.0.0.8"):
        note_log_out(by=clerk)

    entry = AuditEntry.objects.get()
    assert (entry.act, entry.actor_id, entry.address, entry.via) == ("account.log_out", clerk.pk, "10.0.0.8", "page")
