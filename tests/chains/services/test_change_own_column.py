from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from chains.models import Chain, OwnColumn
from chains.registers.register import REGISTERS
from chains.services.change_own_column import change_own_column
from chains.services.own_column import Wording
from chains.services.record_values import ValuesRefused
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.models import Account, AuditEntry
from offices.queries.history import version_of
from tests.chains.own import added
from tests.chains.records import entered, sight


def changed(by: Account, held: OwnColumn, label: str, seen: int = 0, **wording: object) -> OwnColumn:
    return change_own_column(
        by=by,
        register=REGISTERS[held.register],
        code=held.code,
        wording=Wording(label, **wording),  # type: ignore[arg-type]
        seen=seen or version_of(held),
    )


def test_what_is_said_of_it_changes_and_what_records_say_stays(office: Account, clerk: Account, ferrous: Chain) -> None:
    held = added(office, "choices", "标签", choices=("甲", "乙"))
    made = entered(clerk, ferrous, own_1="甲、乙")
    changed(office, held, "企业标签", choices=("丙", "乙", "甲"), required=True)
    column = sight(clerk).column("own_1")
    assert column
    assert (column.label, column.required, column.shown(made)) == ("企业标签", True, "甲、乙")
    assert AuditEntry.objects.get(act="own_column.change").before["label"] == "标签"


def test_a_choice_and_a_unit_that_records_stand_on_stay(office: Account, clerk: Account, ferrous: Chain) -> None:
    one, several = (added(office, kind, kind, choices=("甲", "乙")) for kind in ("choice", "choices"))
    area = added(office, "amount", "面积", unit="亩")
    entered(clerk, ferrous, own_1="甲", own_2="甲、乙", own_3="5")
    for held in (one, several):
        with pytest.raises(ValuesRefused, match="甲"):
            changed(office, held, held.label, choices=("乙",))
    assert changed(office, one, "选一", choices=("甲",)).choices == ["甲"], "nobody chose it"
    with pytest.raises(ValuesRefused):
        changed(office, area, "面积", unit="平方米")


def test_S13_who_saw_an_older_one_is_told(office: Account, second_office: Account) -> None:
    held = added(office, "text", "一栏")
    seen = version_of(held)
    changed(second_office, held, "二栏")
    with pytest.raises(SomebodyWasFaster):
        changed(office, held, "三栏", seen)
    with pytest.raises(Refused):
        changed(office, held, "二栏")


def test_S2_only_who_shapes_registers_may(office: Account, clerk: Account) -> None:
    held = added(office, "text", "一栏")
    with pytest.raises(PermissionDenied):
        changed(clerk, held, "二栏")
