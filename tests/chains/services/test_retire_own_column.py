from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from chains.models import Chain, OwnColumn, RegisterList
from chains.registers.register import REGISTERS
from chains.services.retire_own_column import retire_own_column
from config.lib.refusals import Refused
from offices.models import Account, AuditEntry
from tests.chains.own import added
from tests.chains.records import entered, sight

ENTERPRISES = REGISTERS["enterprises"]


def test_it_is_shown_no_more_and_what_records_say_is_kept(office: Account, clerk: Account, ferrous: Chain) -> None:
    added(office, "text", "一栏")
    made = entered(clerk, ferrous, own_1="一句")
    retire_own_column(by=office, register=ENTERPRISES, code="own_1")
    assert sight(clerk).column("own_1") is None
    made.refresh_from_db()
    assert made.own == {"own_1": "一句"}
    assert AuditEntry.objects.filter(act="own_column.retire").count() == 1
    with pytest.raises(OwnColumn.DoesNotExist):
        retire_own_column(by=office, register=ENTERPRISES, code="own_1")


@pytest.mark.parametrize("asks", [{"filters": {"own_1.from": ["5"]}}, {"order": "-own_1"}])
def test_a_list_that_asks_for_it_would_say_something_else(asks: dict[str, object], office: Account) -> None:
    added(office, "count", "一栏")
    RegisterList.objects.create(code="five", register="enterprises", title="走访清单", **asks)
    with pytest.raises(Refused, match="走访清单"):
        retire_own_column(by=office, register=ENTERPRISES, code="own_1")


def test_S2_only_who_shapes_registers_may(office: Account, clerk: Account) -> None:
    added(office, "text", "一栏")
    with pytest.raises(PermissionDenied):
        retire_own_column(by=clerk, register=ENTERPRISES, code="own_1")
