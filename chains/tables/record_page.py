"""A record as its page shows it: its columns by section, each value as this reader may read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from chains.queries.sight import Sight
from chains.registers.columns import Column, Guard
from chains.registers.kinds import Words


@dataclass(frozen=True)
class Fact:
    """A column's value. ``may_reveal``: it is a covered contact, and the reader may ask to see it."""

    column: Column
    text: str
    may_reveal: bool

    @property
    def is_words(self) -> bool:
        return isinstance(self.column.kind, Words)


@dataclass(frozen=True)
class Section:
    title: str
    facts: tuple[Fact, ...]


def sections(sight: Sight, record: Any) -> list[Section]:
    """The record's columns by section, those that every record has left out."""
    found: dict[str, list[Fact]] = {}
    for column in sight.columns:
        if column.common or column.code == "name":
            continue
        title = _("Columns of our own") if column.own else str(column.section or _("Particulars"))
        found.setdefault(title, []).append(_fact(column, record, sight))
    return [Section(title, tuple(facts)) for title, facts in found.items()]


def _fact(column: Column, record: Any, sight: Sight) -> Fact:
    text = column.shown(record)
    if text and column.kind.unit:
        text = f"{text} {column.kind.unit}"
    covered = column.guard is Guard.CONTACT and bool(text)
    return Fact(column, text, may_reveal=covered and sight.reveals)
