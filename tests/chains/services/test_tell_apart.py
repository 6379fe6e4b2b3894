from __future__ import annotations

import pytest
from django.http import Http404

from chains.models import Chain, NotDouble
from chains.services.tell_apart import tell_apart
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight


def test_it_is_remembered_once_whichever_is_named_first(clerk: Account, ferrous: Chain) -> None:
    one, other = entered(clerk, ferrous), entered(clerk, ferrous)
    tell_apart(sight=sight(clerk), one=one.pk, other=other.pk)
    tell_apart(sight=sight(clerk), one=other.pk, other=one.pk)
    (kept,) = NotDouble.objects.all()
    assert {kept.one, kept.other} == {one.pk, other.pk}
    assert kept.said_by == clerk
    assert AuditEntry.objects.filter(act="records.apart").count() == 1


def test_a_record_is_not_told_apart_from_itself(clerk: Account, ferrous: Chain) -> None:
    one = entered(clerk, ferrous)
    with pytest.raises(Refused):
        tell_apart(sight=sight(clerk), one=one.pk, other=one.pk)
    assert not NotDouble.objects.exists()


def test_S3_not_of_a_foreign_record(clerk: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain) -> None:
    own, foreign = entered(clerk, ferrous), entered(stranger_clerk, bearings)
    with pytest.raises(Http404):
        tell_apart(sight=sight(clerk), one=own.pk, other=foreign.pk)
    assert not NotDouble.objects.exists()
