import pytest

from offices.models import Account, AuditSeal
from offices.services.trail import record
from offices.tasks import seal_trail


def test_what_was_noted_is_sealed(clerk: Account) -> None:
    record(by=clerk, act="account.log_in", on=clerk)
    assert seal_trail() == 1
    assert AuditSeal.objects.count() == 1


@pytest.mark.django_db
def test_nothing_to_seal_leaves_no_seal() -> None:
    assert seal_trail() == 0
    assert not AuditSeal.objects.exists()
