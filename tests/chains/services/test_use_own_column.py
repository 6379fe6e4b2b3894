from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from chains.models import Chain, OwnColumn
from chains.registers.register import REGISTERS
from chains.services.retire_own_column import retire_own_column
from chains.services.use_own_column import use_own_column
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.own import added
from tests.chains.records import entered, sight

ENTERPRISES = REGISTERS["enterprises"]


def test_it_comes_back_with_what_the_records_said(office: Account, clerk: Account, ferrous: Chain) -> None:
    added(office, "choice", "一栏", choices=("甲",))
    made = entered(clerk, ferrous, own_1="甲")
    retire_own_column(by=office, register=ENTERPRISES, code="own_1")
    use_own_column(by=office, register=ENTERPRISES, code="own_1")
    column = sight(clerk).column("own_1")
    assert column
    assert column.shown(made) == "甲"
    assert AuditEntry.objects.filter(act="own_column.change").count() == 1
    with pytest.raises(OwnColumn.DoesNotExist):
        use_own_column(by=office, register=ENTERPRISES, code="own_1")


def test_a_name_that_is_taken_meanwhile_is_told(office: Account) -> None:
    added(office, "text", "一栏")
    retire_own_column(by=office, register=ENTERPRISES, code="own_1")
    added(office, "text", "一栏")
    with pytest.raises(Refused, match="一栏"):
        use_own_column(by=office, register=ENTERPRISES, code="own_1")


def test_S2_only_who_shapes_registers_may(office: Account, clerk: Account) -> None:
    added(office, "text", "一栏")
    with pytest.raises(PermissionDenied):
        use_own_column(by=clerk, register=ENTERPRISES, code="own_1")
