"""Records for tests: entered as a person would, with what tells the chains apart."""

from __future__ import annotations

from typing import Any

from chains.models import Chain
from chains.queries.sight import Sight, sight_of
from chains.registers.register import REGISTERS
from chains.rules.codes import check_sign
from chains.services.enter_record import enter_record
from chains.services.record_values import read_typed
from offices.models import Account


def credit_code(number: int) -> str:
    """A made-up unified social credit code whose check digit is right."""
    body = f"91371500MA3C{number:05d}"
    return body + check_sign(body)


CODES = tuple(credit_code(number) for number in range(1, 4))


def sight(account: Account, register: str = "enterprises") -> Sight:
    """The account's sight of a register."""
    return sight_of(account, REGISTERS[register])


def entered(account: Account, chain: Chain | None, register: str = "enterprises", **texts: Any) -> Any:
    """A record that the account entered for a chain."""
    seen = sight(account, register)
    values = read_typed(seen.columns, {"name": "聊城第一钢管厂（演示）", **texts}, account=account)
    return enter_record(sight=seen, values=values, chains={chain.pk: None} if chain else {})
