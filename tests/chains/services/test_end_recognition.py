from __future__ import annotations

import datetime as dt

import pytest
from django.http import Http404

from chains.enums import Honour
from chains.models import Chain, Recognition
from chains.services.end_recognition import end_recognition
from chains.services.note_recognition import note_recognition
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight

LAST = dt.date(2024, 6, 30)


def noted(clerk: Account, ferrous: Chain) -> Recognition:
    made = entered(clerk, ferrous)
    return note_recognition(sight=sight(clerk), pk=made.pk, honour=Honour.ABOVE_SCALE, from_date=dt.date(2023, 1, 1))


def test_it_ends_with_a_day_that_still_belongs_to_it(clerk: Account, ferrous: Chain) -> None:
    fact = noted(clerk, ferrous)
    end_recognition(sight=sight(clerk), pk=fact.enterprise_id, fact=fact.pk, last_day=LAST)
    assert Recognition.objects.get().until_date == LAST
    assert AuditEntry.objects.filter(act="fact.end").count() == 1


def test_of_another_enterprise_it_is_not_found(clerk: Account, ferrous: Chain) -> None:
    fact = noted(clerk, ferrous)
    other = entered(clerk, ferrous, name="聊城第二钢管厂（演示）")
    with pytest.raises(Http404):
        end_recognition(sight=sight(clerk), pk=other.pk, fact=fact.pk, last_day=LAST)
    assert Recognition.objects.get().until_date is None
