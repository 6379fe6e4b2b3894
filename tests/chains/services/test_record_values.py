"""What is typed becomes values: all that is wrong is said at once, and a name leads only where one may look (S4)."""

from __future__ import annotations

import pytest

from chains.models import Chain
from chains.services.change_record import change_record
from chains.services.record_values import ValuesRefused, read_typed
from chains.services.writing import belong
from offices.models import Account
from tests.chains.records import entered, sight

FOREIGN = "东阿钢管产业园（演示）"


def test_S4_the_name_of_a_foreign_record_leads_nowhere(
    clerk: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain
) -> None:
    entered(stranger_clerk, bearings, "parks", name=FOREIGN)
    columns = sight(clerk).columns
    told = []
    for name in (FOREIGN, "没有的园区"):
        with pytest.raises(ValuesRefused) as refused:
            read_typed(columns, {"park": name}, account=clerk)
        told.append(refused.value.sentence.replace(name, "…"))
    assert told[0] == told[1], "a foreign name is told from an unknown one by nothing"


def test_a_link_that_is_there_may_stay_whoever_sees_where_it_leads(
    clerk: Account, stranger_clerk: Account, ferrous: Chain, bearings: Chain
) -> None:
    park = entered(stranger_clerk, bearings, "parks", name=FOREIGN)
    made = entered(stranger_clerk, bearings, park=FOREIGN)
    belong(sight(clerk).register, made, {ferrous.pk: None}, within=frozenset({ferrous.pk}))
    seen = sight(clerk)
    held = seen.record(made.pk)
    values = read_typed(seen.columns, {"park": FOREIGN, "staff": "12"}, account=clerk, held=held)
    assert values["park"] == park
    assert change_record(sight=seen, pk=made.pk, values=values).park == park


def test_all_that_is_wrong_is_said_at_once(clerk: Account) -> None:
    with pytest.raises(ValuesRefused) as refused:
        read_typed(sight(clerk).columns, {"name": "", "park": "没有的园区", "staff": "许多"}, account=clerk)
    assert refused.value.wrong.keys() == {"name", "park", "staff"}


def test_an_operators_command_may_link_to_all_that_stands(
    clerk: Account, stranger_clerk: Account, bearings: Chain
) -> None:
    park = entered(stranger_clerk, bearings, "parks", name=FOREIGN)
    assert read_typed(sight(clerk).columns, {"park": FOREIGN}, account=None) == {"park": park}
