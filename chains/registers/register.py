from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import pghistory
from django.db import models
from django_stubs_ext import StrOrPromise

from chains.registers.columns import Column, declared
from offices.enums import Right

Declared = TypeVar("Declared", bound=type[models.Model])


@dataclass(frozen=True, eq=False)
class Register:
    """A register as its model declares it. List, form, import, export, history, API and rights follow from it.

    ``key``: the column by which an import finds a record ("": only the hidden key does). ``shown``: the columns of a
    list at first. ``right``: needed on one of a record's chains to know of the record; ``city_wide`` records are seen
    by everybody who has it on some chain. ``shared``: a record may belong to several chains with a share of each.
    ``doubles``: columns by which two records are likely the same. ``parts``: what a record has besides its columns.
    ``position``: where it stands among the registers.
    """

    code: str
    model: Any
    title: StrOrPromise
    one: StrOrPromise
    columns: tuple[Column, ...]
    key: str
    shown: tuple[str, ...]
    order: str = "name"
    right: Right = Right.VIEW_CHAIN
    city_wide: bool = False
    shared: bool = False
    doubles: tuple[str, ...] = ("name",)
    parts: tuple[str, ...] = ()
    position: int = 100

    def column(self, code: str) -> Column:
        """The declared column. Raises KeyError."""
        for one in self.columns:
            if one.code == code:
                return one
        raise KeyError(code)


REGISTERS: dict[str, Register] = {}
"""Every register by its code, by position: the order of the navigation, whichever model was imported first."""


def register(
    *,
    code: str,
    title: StrOrPromise,
    one: StrOrPromise,
    shown: tuple[str, ...],
    key: str = "",
    right: Right = Right.VIEW_CHAIN,
    city_wide: bool = False,
    shared: bool = False,
    doubles: tuple[str, ...] = ("name",),
    computed: Iterable[Column] = (),
    parts: tuple[str, ...] = (),
    position: int = 100,
) -> Callable[[Declared], Declared]:
    """Declare a model as a register; the names are those of :class:`Register`. Its row history is kept by trigger.

    ``computed``: columns that follow from other rows.
    """

    def declare(model: Declared) -> Declared:
        REGISTERS[code] = Register(
            code=code,
            model=model,
            title=title,
            one=one,
            columns=(*declared(model), *computed),
            key=key,
            shown=shown,
            right=right,
            city_wide=city_wide,
            shared=shared,
            doubles=doubles,
            parts=parts,
            position=position,
        )
        _put_in_order()
        model.register = REGISTERS[code]  # type: ignore[attr-defined]
        tracked: Declared = pghistory.track()(model)
        return tracked

    return declare


def _put_in_order() -> None:
    for one in sorted(REGISTERS.values(), key=lambda one: one.position):
        REGISTERS[one.code] = REGISTERS.pop(one.code)
