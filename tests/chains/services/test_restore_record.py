from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.models import Chain, Naming, RecordAct
from chains.services.merge_records import merge_records
from chains.services.remove_record import remove_record
from chains.services.restore_record import restore_record
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.records import CODES, entered, sight


def test_it_comes_back_as_it_was_and_counts_as_not_reviewed(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous, staff="12")
    remove_record(sight=sight(clerk), pk=made.pk, reason="误以为注销")
    back = restore_record(sight=sight(clerk), pk=made.pk, reason="仍在经营")
    assert (back.removed_at, back.removed_because, back.staff, back.review) == (None, "", 12, "pending")
    assert sight(clerk).records().get() == made
    assert Naming.objects.filter(record=made.pk).exists()
    assert RecordAct.objects.get(kind="restore").reason == "仍在经营"
    assert AuditEntry.objects.filter(act="record.restore").count() == 1


def test_a_code_that_another_has_meanwhile_is_told(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous, credit_code=CODES[0])
    remove_record(sight=sight(clerk), pk=made.pk, reason="重复")
    entered(clerk, ferrous, credit_code=CODES[0])
    with pytest.raises(Refused):
        restore_record(sight=sight(clerk), pk=made.pk, reason="仍在经营")


def test_what_is_merged_or_not_removed_does_not_come_back(clerk: Account, ferrous: Chain) -> None:
    one, other = (entered(clerk, ferrous, name=name) for name in ("甲", "乙"))
    merge_records(sight=sight(clerk), stays=one.pk, goes=other.pk)
    for pk in (one.pk, other.pk):
        with pytest.raises(Http404):
            restore_record(sight=sight(clerk), pk=pk, reason="仍在经营")


def test_S2_only_who_keeps_it(clerk: Account, liaison: Account, stranger_clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    remove_record(sight=sight(clerk), pk=made.pk, reason="重复")
    with pytest.raises(PermissionDenied):
        restore_record(sight=sight(liaison), pk=made.pk, reason="仍在经营")
    with pytest.raises(Http404):
        restore_record(sight=sight(stranger_clerk), pk=made.pk, reason="仍在经营")
