from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from chains.models import Chain
from chains.registers.register import REGISTERS
from chains.services.change_record import change_record
from chains.services.merge_records import merge_records
from offices.models import Account
from tests.chains.records import entered, sight

Browsers = Callable[[Account], Client]


@pytest.mark.parametrize("register", list(REGISTERS))
def test_a_record_of_each_register_has_its_page(
    register: str, clerk: Account, stranger_clerk: Account, system_admin: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous, register, note="备注一句")
    shown = client_of(clerk).get(made.get_absolute_url()).content.decode()
    assert "备注一句" in shown
    assert "黑色金属" in shown
    assert f"{made.get_absolute_url()}edit/" in shown
    expected = 200 if REGISTERS[register].city_wide else 404
    foreign = client_of(stranger_clerk).get(made.get_absolute_url())
    assert foreign.status_code == expected
    assert "黑色金属" not in foreign.content.decode()
    assert f"{made.get_absolute_url()}edit/" not in foreign.content.decode()
    assert client_of(system_admin).get(made.get_absolute_url()).status_code == 404


def test_a_record_of_another_register_is_not_there(clerk: Account, ferrous: Chain, client_of: Browsers) -> None:
    made = entered(clerk, ferrous)
    assert client_of(clerk).get(f"/registers/parks/{made.pk}/").status_code == 404
    assert client_of(clerk).get(f"/registers/nothing/{made.pk}/").status_code == 404


def test_figures_and_contacts_are_not_for_everybody(
    clerk: Account, liaison: Account, ferrous: Chain, client_of: Browsers
) -> None:
    made = entered(clerk, ferrous, revenue="123.45", contact="办公室 13800001234")
    own, backer = (client_of(account).get(made.get_absolute_url()).content.decode() for account in (clerk, liaison))
    assert "123.45" in own
    assert "123.45" not in backer
    for shown in (own, backer):
        assert "13800001234" not in shown
        assert "1234" in shown


def test_shares_of_foreign_chains_are_not_shown(
    clerk: Account, office: Account, ferrous: Chain, bearings: Chain, client_of: Browsers
) -> None:
    made = entered(office, ferrous)
    change_record(sight=sight(office), pk=made.pk, values={}, chains={ferrous.pk: 60, bearings.pk: 40})
    shown = client_of(clerk).get(made.get_absolute_url()).content.decode()
    assert "60%" in shown
    assert "高端轴承" not in shown


def test_a_record_that_was_merged_leads_to_the_one_that_stays(
    clerk: Account, stranger_clerk: Account, ferrous: Chain, client_of: Browsers
) -> None:
    first, second, last = (entered(clerk, ferrous, name=f"{name}（演示）") for name in ("甲厂", "甲 厂", "甲钢厂"))
    merge_records(sight=sight(clerk), stays=second.pk, goes=first.pk)
    merge_records(sight=sight(clerk), stays=last.pk, goes=second.pk)
    for gone in (first, second):
        answer = client_of(clerk).get(gone.get_absolute_url(), follow=True)
        assert answer.redirect_chain == [(last.get_absolute_url(), 302)]
        assert "已合并至本条" in answer.content.decode()
        assert client_of(stranger_clerk).get(gone.get_absolute_url()).status_code == 404, "S4"
