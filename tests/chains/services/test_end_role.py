from __future__ import annotations

import datetime as dt

import pytest
from django.http import Http404

from chains.enums import EnterpriseRole
from chains.models import Chain, Role
from chains.services.end_role import end_role
from chains.services.note_role import note_role
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight

SINCE = dt.date(2023, 1, 1)


def noted(clerk: Account, ferrous: Chain) -> Role:
    made = entered(clerk, ferrous)
    return note_role(sight=sight(clerk), pk=made.pk, chain=ferrous, role=EnterpriseRole.MASTER, from_date=SINCE)


def test_a_role_ends_with_a_day_and_leaves_one_entry(clerk: Account, ferrous: Chain) -> None:
    role = noted(clerk, ferrous)
    end_role(sight=sight(clerk), pk=role.enterprise_id, fact=role.pk, last_day=dt.date(2024, 5, 31))
    assert Role.objects.get().until_date == dt.date(2024, 5, 31)
    assert AuditEntry.objects.filter(act="fact.end").count() == 1


def test_not_before_it_began(clerk: Account, ferrous: Chain) -> None:
    role = noted(clerk, ferrous)
    with pytest.raises(Refused):
        end_role(sight=sight(clerk), pk=role.enterprise_id, fact=role.pk, last_day=dt.date(2022, 12, 31))
    assert Role.objects.get().until_date is None


def test_S3_a_stranger_finds_nothing(clerk: Account, stranger_clerk: Account, ferrous: Chain) -> None:
    role = noted(clerk, ferrous)
    with pytest.raises(Http404):
        end_role(sight=sight(stranger_clerk), pk=role.enterprise_id, fact=role.pk, last_day=dt.date(2024, 5, 31))
