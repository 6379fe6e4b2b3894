"""How a run names the rows that went into it: ``entry:12:3``, the third version of a ledger entry, or ``target:12``."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from evaluation.rules.canonical import read_back

ENTRY, TARGET, MARK, ADJUSTMENT = "entry", "target", "mark", "adjustment"


class Named(NamedTuple):
    """A row that a reference names; of a ledger entry also its version."""

    kind: str
    pk: int
    version: int


class _Used(Struct):
    references: tuple[str, ...] = ()


class _Line(Struct):
    inputs: tuple[_Used, ...] = ()


class _Sheet(Struct):
    """What a kept score sheet says of where its points come from."""

    lines: tuple[_Line, ...] = ()


def reference(kind: str, pk: int, version: int | None = None) -> str:
    """The name of a row, and of which version of it."""
    return f"{kind}:{pk}" if version is None else f"{kind}:{pk}:{version}"


def named_by(text: str) -> Named:
    """What the reference names; version 0 where it names none."""
    kind, _, rest = text.partition(":")
    pk, _, version = rest.partition(":")
    return Named(kind, int(pk), int(version or 0))


def entry_versions(sheet: str) -> dict[int, int]:
    """The ledger entries behind the points of a kept score sheet, each in its version."""
    lines = read_back(sheet, _Sheet).lines
    named = [named_by(one) for line in lines for used in line.inputs for one in used.references]
    return {one.pk: one.version for one in named if one.kind == ENTRY}
