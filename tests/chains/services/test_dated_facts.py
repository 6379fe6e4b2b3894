"""Roles and recognitions: noted, ended, and refused where they overlap."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from chains.enums import EnterpriseRole, Honour, HonourLevel
from chains.models import Belonging, Chain, Recognition, RecordAct, Role
from chains.services.end_recognition import end_recognition
from chains.services.end_role import end_role
from chains.services.note_recognition import note_recognition
from chains.services.note_role import note_role
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.records import entered, sight

day = dt.date


@pytest.fixture
def mill(clerk: Account, ferrous: Chain) -> Any:
    return entered(clerk, ferrous)


def test_a_role_is_noted_and_ended(clerk: Account, ferrous: Chain, mill: Any) -> None:
    made = note_role(
        sight=sight(clerk), pk=mill.pk, chain=ferrous, role=EnterpriseRole.MASTER, from_date=day(2024, 1, 1)
    )
    end_role(sight=sight(clerk), pk=mill.pk, fact=made.pk, last_day=day(2024, 6, 30))
    made.refresh_from_db()
    assert made.until_date == day(2024, 6, 30)
    assert [one.act for one in AuditEntry.objects.filter(act__startswith="fact.").order_by("pk")] == [
        "fact.note",
        "fact.end",
    ]
    assert RecordAct.objects.filter(kind="fact").count() == 2
    assert mill.version == sight(clerk).record(mill.pk).version


@pytest.mark.parametrize(
    ("begins", "ends", "taken"),
    [
        (day(2024, 7, 1), None, False),
        (day(2024, 6, 30), None, True),
        (day(2023, 1, 1), day(2023, 12, 31), False),
        (day(2023, 1, 1), day(2024, 1, 1), True),
        (day(2023, 1, 1), None, True),
    ],
)
def test_in_one_chain_it_is_one_thing_at_a_time(
    begins: dt.date, ends: dt.date | None, taken: bool, clerk: Account, ferrous: Chain, mill: Any
) -> None:
    Role.objects.create(
        enterprise=mill, chain=ferrous, role="master", from_date=day(2024, 1, 1), until_date=day(2024, 6, 30)
    )
    asked: dict[str, Any] = {"role": EnterpriseRole.BACKBONE, "from_date": begins, "until_date": ends}
    if taken:
        with pytest.raises(Refused, match="2024年1月1日"):
            note_role(sight=sight(clerk), pk=mill.pk, chain=ferrous, **asked)
    else:
        note_role(sight=sight(clerk), pk=mill.pk, chain=ferrous, **asked)
    assert Role.objects.count() == 2 - taken


def test_a_role_only_in_a_chain_to_which_it_belongs(
    clerk: Account, office: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain, mill: Any
) -> None:
    asked: dict[str, Any] = {"role": EnterpriseRole.MASTER, "from_date": day(2024, 1, 1)}
    with pytest.raises(PermissionDenied):
        note_role(sight=sight(clerk), pk=mill.pk, chain=bearings, **asked)
    with pytest.raises(Refused, match="高端轴承"):
        note_role(sight=sight(office), pk=mill.pk, chain=bearings, **asked)
    with pytest.raises(Http404):
        note_role(sight=sight(stranger_clerk), pk=mill.pk, chain=bearings, **asked)


def test_S3_a_role_in_a_foreign_chain_cannot_be_ended(
    clerk: Account, office: Account, ferrous: Chain, bearings: Chain, mill: Any
) -> None:
    Belonging.objects.create(record=mill.pk, register="enterprises", chain=bearings)
    there = note_role(
        sight=sight(office), pk=mill.pk, chain=bearings, role=EnterpriseRole.MASTER, from_date=day(2024, 1, 1)
    )
    with pytest.raises(Http404):
        end_role(sight=sight(clerk), pk=mill.pk, fact=there.pk, last_day=day(2024, 2, 1))


def test_recognitions_of_one_kind_do_not_overlap(clerk: Account, mill: Any) -> None:
    asked: dict[str, Any] = {"honour": Honour.HIGH_TECH, "batch_year": 2021, "from_date": day(2021, 12, 1)}
    first = note_recognition(sight=sight(clerk), pk=mill.pk, **asked)
    with pytest.raises(Refused, match="2021年高新技术企业"):
        note_recognition(sight=sight(clerk), pk=mill.pk, **{**asked, "batch_year": 2024, "from_date": day(2024, 1, 1)})
    end_recognition(sight=sight(clerk), pk=mill.pk, fact=first.pk, last_day=day(2023, 12, 31))
    note_recognition(sight=sight(clerk), pk=mill.pk, **{**asked, "batch_year": 2024, "from_date": day(2024, 1, 1)})
    note_recognition(
        sight=sight(clerk),
        pk=mill.pk,
        honour=Honour.SPECIALISED,
        level=HonourLevel.PROVINCIAL,
        from_date=day(2024, 1, 1),
    )
    assert Recognition.objects.count() == 3


@pytest.mark.parametrize(
    "asked",
    [
        {"honour": Honour.OTHER},
        {"honour": Honour.GAZELLE, "until_date": day(2023, 12, 31)},
        {"honour": Honour.GAZELLE, "batch_year": 2030},
    ],
)
def test_what_cannot_be_is_refused(asked: dict[str, Any], clerk: Account, mill: Any) -> None:
    with pytest.raises(Refused):
        note_recognition(sight=sight(clerk), pk=mill.pk, **{"from_date": day(2024, 1, 1), **asked})
    assert not Recognition.objects.exists()


def test_an_end_only_within_its_days_and_only_earlier(clerk: Account, mill: Any) -> None:
    made = note_recognition(
        sight=sight(clerk), pk=mill.pk, honour=Honour.ABOVE_SCALE, from_date=day(2024, 1, 1), until_date=day(2024, 6, 1)
    )
    for last_day in (day(2023, 12, 31), day(2024, 6, 1), day(2024, 7, 1)):
        with pytest.raises(Refused):
            end_recognition(sight=sight(clerk), pk=mill.pk, fact=made.pk, last_day=last_day)
    end_recognition(sight=sight(clerk), pk=mill.pk, fact=made.pk, last_day=day(2024, 5, 1))


def test_who_only_reads_notes_nothing(liaison: Account, mill: Any) -> None:
    with pytest.raises(PermissionDenied):
        note_recognition(sight=sight(liaison), pk=mill.pk, honour=Honour.GAZELLE, from_date=day(2024, 1, 1))
