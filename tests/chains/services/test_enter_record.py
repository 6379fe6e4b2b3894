from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from chains.models import Belonging, Chain, Naming, RecordAct
from chains.models.enterprise import Enterprise
from chains.rules.codes import check_sign
from chains.services.record_values import ValuesRefused
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.records import entered

CODE = "91371500MA3C00001" + check_sign("91371500MA3C00001")


def test_a_record_is_entered_with_its_chain_its_name_and_its_history(clerk: Account, ferrous: Chain) -> None:
    made = entered(clerk, ferrous, credit_code=CODE.lower(), revenue="12,345.6万元", industry="C3130")
    kept = Enterprise.objects.get(pk=made.pk)
    assert (kept.credit_code, kept.revenue, kept.industry) == (CODE, Decimal("12345.6"), "3130")
    assert (kept.entered_by, kept.version) == (clerk, 1)
    assert list(Belonging.objects.values_list("record", "chain__code")) == [(kept.pk, "ferrous")]
    assert Naming.objects.get(record=kept.pk).terms.split("\n") == [kept.name, "lcdyggcys", CODE.lower()]
    act = RecordAct.objects.get()
    assert (act.kind, act.by, act.records) == ("enter", clerk, 1)
    (event,) = kept.events.all()
    assert event.pgh_context_id == act.pk
    assert AuditEntry.objects.filter(act="record.enter").count() == 1


def test_the_same_code_again_is_refused_in_a_sentence(clerk: Account, ferrous: Chain) -> None:
    entered(clerk, ferrous, credit_code=CODE)
    with pytest.raises(Refused, match="已有使用该代码"):
        entered(clerk, ferrous, credit_code=CODE)
    assert Enterprise.objects.count() == 1


def test_everything_that_is_wrong_is_said_at_once(clerk: Account, ferrous: Chain) -> None:
    with pytest.raises(ValuesRefused) as error:
        entered(clerk, ferrous, name="", credit_code="371500123456789", revenue="一百", industry="9999")
    assert error.value.wrong.keys() == {"name", "credit_code", "revenue", "industry"}


def test_S3_nobody_enters_for_a_foreign_chain(clerk: Account, bearings: Chain) -> None:
    with pytest.raises(PermissionDenied):
        entered(clerk, bearings)
    assert not Enterprise.objects.exists()


def test_who_only_reads_cannot_enter(liaison: Account, ferrous: Chain) -> None:
    with pytest.raises(PermissionDenied):
        entered(liaison, ferrous)


def test_a_clerk_names_a_chain_and_the_office_need_not(clerk: Account, office: Account, ferrous: Chain) -> None:
    with pytest.raises(Refused):
        entered(clerk, None)
    assert entered(office, None).pk


def test_S16_a_name_of_signs_that_fall_apart_is_entered_like_any(clerk: Account, ferrous: Chain) -> None:
    for sign in ("㍿", "\ufdfa", "\U00020bb7", "%", "_", "\\", "（"):
        assert entered(clerk, ferrous, name=sign * 100).name == sign * 100
