from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.enums import EnterpriseRole
from chains.models import Chain, RecordAct, Role
from chains.services.note_role import note_role
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight

SINCE = dt.date(2023, 1, 1)


def test_a_role_is_noted_once_and_leaves_one_entry(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    note_role(sight=sight(clerk), pk=made.pk, chain=ferrous, role=EnterpriseRole.MASTER, from_date=SINCE)
    assert [(one.role, one.from_date, one.until_date) for one in Role.objects.all()] == [("master", SINCE, None)]
    assert AuditEntry.objects.filter(act="fact.note").count() == 1
    assert RecordAct.objects.filter(kind="fact").count() == 1


def test_in_one_chain_it_is_one_thing_at_a_time(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    note_role(sight=sight(clerk), pk=made.pk, chain=ferrous, role=EnterpriseRole.MASTER, from_date=SINCE)
    with pytest.raises(Refused):
        note_role(sight=sight(clerk), pk=made.pk, chain=ferrous, role=EnterpriseRole.BACKBONE, from_date=SINCE)


def test_S3_not_on_a_foreign_chain_and_not_by_who_only_reads(
    clerk: Account, liaison: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain
) -> None:
    made = entered(clerk, ferrous)
    with pytest.raises(PermissionDenied):
        note_role(sight=sight(clerk), pk=made.pk, chain=bearings, role=EnterpriseRole.MASTER, from_date=SINCE)
    with pytest.raises(PermissionDenied):
        note_role(sight=sight(liaison), pk=made.pk, chain=ferrous, role=EnterpriseRole.MASTER, from_date=SINCE)
    with pytest.raises(Http404):
        note_role(sight=sight(stranger_clerk), pk=made.pk, chain=bearings, role=EnterpriseRole.MASTER, from_date=SINCE)
    assert not Role.objects.exists()
