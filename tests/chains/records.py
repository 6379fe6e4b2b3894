"""Records for tests: entered as a person would, with what tells the chains apart."""

from __future__ import annotations

from typing import Any

from chains.models import Chain
from chains.queries.sight import Sight, sight_of
from chains.registers.register import REGISTERS
from chains.services.enter_record import enter_record
from chains.services.record_values import read_typed
from offices.models import Account

CODES = ("91371500MA3C00001H", "91371500MA3C00002D", "91371500MA3C000038")


def sight(account: Account, register: str = "enterprises") -> Sight:
    """The account's sight of a register."""
    return sight_of(account, REGISTERS[register])


def entered(account: Account, chain: Chain | None, register: str = "enterprises", **texts: Any) -> Any:
    """A record that the account entered for a chain."""
    seen = sight(account, register)
    values = read_typed(seen.columns, {"name": "聊城第一钢管厂（演示）", **texts})
    return enter_record(sight=seen, values=values, chains={chain.pk: None} if chain else {})
