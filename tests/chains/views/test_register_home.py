from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from chains.models import Chain
from chains.registers.register import REGISTERS
from offices.models import Account
from tests.chains.records import entered


def test_the_registers_one_may_open_with_their_counts(
    clerk: Account,
    stranger_clerk: Account,
    liaison: Account,
    ferrous: Chain,
    client_of: Callable[[Account], Client],
) -> None:
    entered(clerk, ferrous)

    def counts(account: Account) -> dict[str, tuple[int, int]]:
        answer = client_of(account).get("/registers/")
        return {one.sight.register.code: (one.records, one.pending) for one in answer.context["counts"]}

    assert counts(clerk).keys() == REGISTERS.keys()
    assert counts(clerk)["enterprises"] == (1, 1)
    assert counts(stranger_clerk)["enterprises"] == (0, 0)
    assert REGISTERS.keys() - counts(liaison).keys() == {"investors", "opportunities"}
