"""Registers in addresses: ``<register:register>`` is ``enterprises`` there and the Register in the view."""

from __future__ import annotations

from django.urls import register_converter

from chains.registers.register import REGISTERS, Register


class RegisterConverter:
    regex = r"[a-z][a-z0-9_-]*"

    def to_python(self, value: str) -> Register:
        """A text that is no register's code is no address: ValueError makes it a 404."""
        if value not in REGISTERS:
            raise ValueError(value)
        return REGISTERS[value]

    def to_url(self, value: Register | str) -> str:
        return value.code if isinstance(value, Register) else value


def register() -> None:
    """Make ``<register:…>`` known; called where addresses are listed, as often as one likes."""
    from django.urls.converters import get_converters

    if "register" not in get_converters():
        register_converter(RegisterConverter, "register")
