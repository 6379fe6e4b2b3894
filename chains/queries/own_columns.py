from __future__ import annotations

from chains.models import OwnColumn
from chains.registers.columns import Column
from chains.registers.own import kind_of
from chains.registers.register import Register


def own_columns(register: Register) -> tuple[Column, ...]:
    """The columns that an office added to the register and did not retire, in the office's order."""
    rows = OwnColumn.objects.filter(register=register.code, retired_at=None)
    return tuple(
        Column(
            code=row.code,
            label=row.label,
            kind=kind_of(row.kind, unit=row.unit, choices=row.choices),
            required=row.required,
            own=True,
        )
        for row in rows
    )
