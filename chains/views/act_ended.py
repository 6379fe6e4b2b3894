"""Where an act over many records ends, it can be taken back there and then: the act goes along in the address."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from chains.models import RecordAct
from chains.queries.acts import own_act
from chains.registers.register import Register
from offices.models import Account

ENDED = "ended"
"""The name in the address; no column is called so."""


def ended_address(address: str, act: UUID | None) -> str:
    """The address of a list to which one comes back after the act."""
    return f"{address}{'&' if '?' in address else '?'}{ENDED}={act}" if act else address


def act_ended(account: Account, register: Register, given: Sequence[str]) -> RecordAct | None:
    """The account's own act that an address names; None where there is none."""
    try:
        return own_act(account, register, UUID(given[-1])) if given else None
    except ValueError:
        return None
