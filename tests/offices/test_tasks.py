import pytest

from offices.models import Account, AuditEntry, AuditSeal
from offices.services.trail import record
from offices.tasks import check_history, seal_trail


def test_what_was_noted_is_sealed(clerk: Account) -> None:
    record(by=clerk, act="account.log_in", on=clerk)
    assert seal_trail() == 1
    assert AuditSeal.objects.count() == 1


@pytest.mark.django_db
def test_nothing_to_seal_leaves_no_seal() -> None:
    assert seal_trail() == 0
    assert not AuditSeal.objects.exists()


def test_the_nightly_comparison_is_the_tasks_own_act(clerk: Account) -> None:
    assert check_history() == 0
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.via, entry.succeeded) == ("history.check", "task", True)
