"""A record as its page shows it: its columns by section, each value as this reader may read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from chains.queries.sight import Sight
from chains.registers.columns import Column, Guard
from chains.registers.kinds import Words


@dataclass(frozen=True)
class Fact:
    """A column's value. ``may_reveal``: it is a covered contact, and the reader may ask to see it.

    ``is_revealed``: it is one that he has just asked to see.
    """

    column: Column
    text: str
    may_reveal: bool
    is_revealed: bool = False

    @property
    def is_words(self) -> bool:
        return isinstance(self.column.kind, Words)


@dataclass(frozen=True)
class Section:
    title: str
    facts: tuple[Fact, ...]


def sections(sight: Sight, record: Any, revealed: Mapping[str, str] | None = None) -> list[Section]:
    """The record's columns by section, those that every record has left out.

    ``revealed``: contacts that the reader has just asked to see, by the column's code.
    """
    found: dict[str, list[Fact]] = {}
    for column in sight.columns:
        if column.common or column.code == "name":
            continue
        title = _("Columns of our own") if column.own else str(column.section or _("Particulars"))
        found.setdefault(title, []).append(_fact(column, record, sight, revealed or {}))
    return [Section(title, tuple(facts)) for title, facts in found.items()]


def _fact(column: Column, record: Any, sight: Sight, revealed: Mapping[str, str]) -> Fact:
    if column.code in revealed:
        return Fact(column, revealed[column.code], may_reveal=False, is_revealed=True)
    text = column.shown(record)
    if text and column.kind.unit:
        text = f"{text} {column.kind.unit}"
    covered = column.guard is Guard.CONTACT and bool(text)
    return Fact(column, text, may_reveal=covered and sight.reveals)
