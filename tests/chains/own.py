"""Columns of an office's own for tests, added as an office would."""

from __future__ import annotations

from typing import Any

from chains.models import OwnColumn
from chains.registers.own import OwnKind
from chains.registers.register import REGISTERS
from chains.services.add_own_column import add_own_column
from chains.services.own_column import Wording
from offices.models import Account


def added(by: Account, kind: str, label: str, register: str = "enterprises", **wording: Any) -> OwnColumn:
    """A new column of that kind."""
    said = Wording(label, **wording)
    return add_own_column(by=by, register=REGISTERS[register], kind=OwnKind(kind), wording=said)
