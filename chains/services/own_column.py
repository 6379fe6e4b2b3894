"""What the verbs on an office's own columns have in common: who may, and what such a column may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from chains.documents.record_reading import heads_taken
from chains.models import OwnColumn
from chains.queries.own_columns import own_columns
from chains.queries.sight import sight_of
from chains.registers.common import COMMON
from chains.registers.own import WITH_CHOICES, WITH_UNIT, OwnKind
from chains.registers.register import Register
from chains.services.record_values import ValuesRefused
from config.lib.xlsx.names import plain, split_unit
from offices.enums import Right
from offices.models import Account
from offices.permissions import require

MOST = 40
LONGEST_CHOICE = 30
BETWEEN = "、,，;；/|"
"""What stands between several choices in a workbook's cell, and therefore in none of them."""


@dataclass(frozen=True)
class Wording:
    """What an office says of its column; ``position`` is its place among the office's own."""

    label: str
    unit: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    guarded: bool = False
    position: int = 0

    def put(self, on: OwnColumn) -> None:
        """Let the column say this."""
        for name, value in asdict(self).items():
            setattr(on, name, list(value) if name == "choices" else value)


def shaper(by: Account, register: Register) -> None:
    """Raise PermissionDenied where the account may not shape registers, Http404 where this one is not its to know."""
    sight_of(by, register)
    require(by, Right.SHAPE_REGISTERS)


def refuse_wording(register: Register, kind: str, wording: Wording, *, code: str = "") -> None:
    """Raise ValuesRefused with a sentence for each part of the wording that a column cannot have."""
    wrong: dict[str, str] = {}
    others = [one for one in (*register.columns, *own_columns(register), *COMMON) if one.code != code]
    name = plain(split_unit(wording.label)[0])
    if not name or name in heads_taken(others, str(register.one)):
        wrong["label"] = _("Another column is called so, or goes by that name in a workbook. Choose another name.")
    if wording.unit and kind not in WITH_UNIT:
        wrong["unit"] = _("Only a figure or a whole number has a unit. Leave it empty.")
    if kind in WITH_CHOICES:
        if sentence := _wrong_choices(kind, wording.choices):
            wrong["choices"] = sentence
    elif wording.choices:
        wrong["choices"] = _("Only a column of choices has any. Leave it empty.")
    if wrong:
        raise ValuesRefused(wrong)


def _wrong_choices(kind: str, choices: Sequence[str]) -> str:
    if not choices:
        return _("Write what may be chosen, one a line.")
    if len({plain(one) for one in choices}) < len(choices) or not all(plain(one) for one in choices):
        return _("Two of these are the same, or one is nothing but signs. Each must be a word of its own.")
    if long := next((one for one in choices if len(one) > LONGEST_CHOICE), ""):
        return _("“%(choice)s” is too long; at most %(most)d characters.") % {"choice": long, "most": LONGEST_CHOICE}
    if kind == OwnKind.CHOICES and any(sign in one for one in choices for sign in BETWEEN):
        return _("None may hold %(signs)s: these stand between several in a cell.") % {"signs": " ".join(BETWEEN)}
    return ""


def facts_of(column: OwnColumn) -> dict[str, Any]:
    """The column as the trail keeps it."""
    names = ("register", "code", "label", "kind", "unit", "choices", "required", "guarded", "position")
    return {name: getattr(column, name) for name in names}
