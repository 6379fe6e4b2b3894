from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from chains.models import Chain, ProjectMonth
from chains.services.note_month import note_month
from config.lib.periods import Month
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight

JUNE = Month(2024, 6)


def test_a_month_is_noted_and_the_same_again_writes_nothing(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous, "projects")
    seen = sight(clerk, "projects")
    note_month(sight=seen, pk=made.pk, month=JUNE, invested=Decimal("120.50"), visible="主体封顶")
    assert note_month(sight=seen, pk=made.pk, month=JUNE, invested=Decimal("120.5"), visible="主体封顶") is None
    (kept,) = ProjectMonth.objects.all()
    assert (kept.invested, kept.visible) == (Decimal("120.5"), "主体封顶")
    assert AuditEntry.objects.filter(act="project.month").count() == 1


def test_zero_is_not_the_same_as_not_reported(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous, "projects")
    seen = sight(clerk, "projects")
    note_month(sight=seen, pk=made.pk, month=JUNE, invested=Decimal(0))
    assert ProjectMonth.objects.get().invested == 0
    note_month(sight=seen, pk=made.pk, month=JUNE, invested=None)
    assert ProjectMonth.objects.get().invested is None


def test_a_month_that_has_not_begun_is_refused(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous, "projects")
    with pytest.raises(Refused):
        note_month(sight=sight(clerk, "projects"), pk=made.pk, month=Month(2024, 8), invested=Decimal(1))


def test_who_only_reads_cannot(clerk: Account, liaison: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous, "projects")
    with pytest.raises(PermissionDenied):
        note_month(sight=sight(liaison, "projects"), pk=made.pk, month=JUNE, invested=Decimal(1))
