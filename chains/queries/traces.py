"""What hangs on a record besides its columns, as the history tells of it: belongings, the parts by name, files."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrOrPromise

from chains.models import Attachment, Belonging, Chain, ProjectMonth, ProjectStep, Recognition, Role
from chains.registers.register import REGISTERS, Register
from config.lib import numbers
from config.lib.periods import date_label


@dataclass(frozen=True)
class Trace:
    """Tracked rows that hang on a record. ``key`` is their column of the record's key, ``names`` are the columns that
    say which row it is, ``fields`` the others with their labels. ``chain``: it is of one chain, and for those alone
    who may know of it."""

    model: Any
    key: str
    title: StrOrPromise
    names: tuple[str, ...]
    fields: tuple[tuple[str, StrOrPromise], ...] = ()
    chain: bool = False

    @property
    def events(self) -> Any:
        return self.model.pgh_event_model

    @property
    def column(self) -> str:
        """The attribute of a row that holds the record's key."""
        return str(self.model._meta.get_field(self.key).attname)

    def register_of(self, row: Any) -> Register:
        """The register of the record on which the row hangs."""
        linked = self.model._meta.get_field(self.key).related_model
        return linked.register if linked else REGISTERS[row.register]

    def called(self, row: Any) -> str:
        """Which row it is, in words."""
        return " ".join(word for name in self.names if (word := self.text(row, name)))

    def text(self, row: Any, name: str) -> str:
        """A value of the row, or of one of its events, in words; "" for nothing."""
        value = getattr(row, name)
        if value is None or value == "":
            return ""
        if isinstance(value, Chain):
            return value.name
        if isinstance(value, dt.datetime):
            return _DONE
        if isinstance(value, dt.date):
            return date_label(value)
        if isinstance(value, Decimal):
            return numbers.show(value, numbers.places(value))
        return str(dict(self.model._meta.get_field(name).flatchoices).get(value, value))


_DONE = "✓"
_FROM, _UNTIL, _PAPER = (
    ("from_date", pgettext_lazy("history", "first day")),
    ("until_date", pgettext_lazy("history", "last day")),
    ("document", _("By what paper")),
)
BELONGINGS = Trace(
    Belonging, "record", _("Chain"), ("chain",), (("share", pgettext_lazy("history", "share in %")),), chain=True
)
FILES = Trace(
    Attachment,
    "record",
    pgettext_lazy("history", "File"),
    ("name",),
    (("removed_at", pgettext_lazy("records", "Removed")),),
)
PARTS = {
    "roles": Trace(Role, "enterprise", _("Role"), ("chain", "role"), (_FROM, _UNTIL, _PAPER), chain=True),
    "honours": Trace(
        Recognition,
        "enterprise",
        _("Honour"),
        ("level", "honour", "title"),
        (("batch_year", _("Batch year")), _FROM, _UNTIL, _PAPER),
    ),
    "milestones": Trace(
        ProjectStep,
        "project",
        pgettext_lazy("history", "Milestone"),
        ("step",),
        (
            ("planned_on", pgettext_lazy("history", "planned")),
            ("reached_on", pgettext_lazy("history", "reached")),
            ("proof", pgettext_lazy("history", "proof")),
            ("proof_note", pgettext_lazy("history", "word on the proof")),
        ),
    ),
    "months": Trace(
        ProjectMonth,
        "project",
        _("Month"),
        ("year", "month"),
        (
            ("invested", _("Investment of the month")),
            ("funds", _("Funds that came in")),
            ("visible", _("Visible progress")),
        ),
    ),
}
"""By the names of a register's ``parts``. To add a part whose history is told and can be taken back: a line here."""


EVERY = (BELONGINGS, *PARTS.values(), FILES)


def traces_of(register: Register) -> list[Trace]:
    """What hangs on the records of a register."""
    return [BELONGINGS, *(PARTS[name] for name in register.parts if name in PARTS), FILES]
