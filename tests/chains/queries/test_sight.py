from __future__ import annotations

import pytest
from django.http import Http404

from chains.models import Chain
from chains.registers.columns import Guard
from chains.registers.register import REGISTERS
from offices.models import Account
from tests.chains.records import entered, sight


@pytest.mark.parametrize("register", list(REGISTERS))
def test_S4_each_register_shows_a_chain_office_only_its_own(
    register: str, clerk: Account, stranger_clerk: Account, office: Account, ferrous: Chain
) -> None:
    made = entered(clerk, ferrous, register, name="标记一号（演示）")
    assert list(sight(clerk, register).records()) == [made]
    assert list(sight(office, register).records()) == [made]
    everybody = REGISTERS[register].city_wide
    assert list(sight(stranger_clerk, register).records()) == ([made] if everybody else [])


@pytest.mark.parametrize("register", list(REGISTERS))
def test_the_administrators_know_of_no_register(register: str, system_admin: Account, audit_admin: Account) -> None:
    for account in (system_admin, audit_admin):
        with pytest.raises(Http404):
            sight(account, register)


def test_investors_are_not_for_a_liaison(liaison: Account) -> None:
    with pytest.raises(Http404):
        sight(liaison, "investors")


def test_figures_of_one_enterprise_are_for_those_with_the_right(
    clerk: Account, liaison: Account, leader: Account
) -> None:
    guarded = {one.code for one in REGISTERS["enterprises"].columns if one.guard is Guard.FIGURES}
    assert "revenue" in guarded
    assert guarded <= {one.code for one in sight(clerk).columns}
    for account in (liaison, leader):
        assert not guarded & {one.code for one in sight(account).columns}
