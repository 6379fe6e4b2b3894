from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from chains.enums import Honour, HonourLevel
from chains.models import Chain, Recognition
from chains.services.note_recognition import note_recognition
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight

SINCE = dt.date(2023, 7, 1)


def test_a_recognition_is_noted_with_its_batch(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    note_recognition(
        sight=sight(clerk),
        pk=made.pk,
        honour=Honour.SPECIALISED,
        level=HonourLevel.PROVINCIAL,
        batch_year=2023,
        from_date=SINCE,
    )
    (kept,) = Recognition.objects.all()
    assert (kept.honour, kept.level, kept.batch_year, kept.from_date) == ("specialised", "provincial", 2023, SINCE)
    assert AuditEntry.objects.filter(act="fact.note").count() == 1


def test_the_same_twice_on_one_day_is_refused(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    note_recognition(sight=sight(clerk), pk=made.pk, honour=Honour.HIGH_TECH, from_date=SINCE)
    with pytest.raises(Refused):
        note_recognition(sight=sight(clerk), pk=made.pk, honour=Honour.HIGH_TECH, from_date=dt.date(2024, 1, 1))


def test_another_honour_needs_its_name_and_a_batch_is_not_later_than_it(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    with pytest.raises(Refused):
        note_recognition(sight=sight(clerk), pk=made.pk, honour=Honour.OTHER, from_date=SINCE)
    with pytest.raises(Refused):
        note_recognition(sight=sight(clerk), pk=made.pk, honour=Honour.GAZELLE, batch_year=2025, from_date=SINCE)


def test_who_only_reads_cannot(clerk: Account, liaison: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous)
    with pytest.raises(PermissionDenied):
        note_recognition(sight=sight(liaison), pk=made.pk, honour=Honour.HIGH_TECH, from_date=SINCE)
