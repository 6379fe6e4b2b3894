"""Registers stand in the order that they declare, whichever model was imported first."""

from __future__ import annotations

from chains.registers.register import REGISTERS


def test_the_registers_stand_in_the_order_of_the_office() -> None:
    shipped = [code for code, one in REGISTERS.items() if one.model._meta.app_label == "chains"]
    assert shipped == [
        "parks",
        "enterprises",
        "projects",
        "policies",
        "investors",
        "opportunities",
        "institutions",
        "technologies",
    ]
    positions = [one.position for one in REGISTERS.values()]
    assert positions == sorted(positions)


def test_no_two_columns_of_a_register_have_the_same_name() -> None:
    for one in REGISTERS.values():
        labels = [str(column.label) for column in one.columns]
        assert len(labels) == len(set(labels)), one.code
