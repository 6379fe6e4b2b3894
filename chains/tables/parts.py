"""What a record's page shows besides its columns: the parts that its register declares by name, and those of all.

A part is a query for its context and the template ``chains/_part_NAME.html``, which is given that context as ``part``
(with ``record``, ``register``, ``sight`` and ``may_keep`` beside it). To add one: a line in ``PARTS`` here, its name
in the register's ``parts`` (or in ``EVERY``), and the template. None instead of a context leaves the part out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from chains.queries import facts
from chains.queries.record_files import record_files
from chains.queries.sight import Sight

Context = Mapping[str, Any]

PARTS: dict[str, Callable[[Sight, Any], Context | None]] = {
    "roles": facts.roles,
    "honours": facts.honours,
    "milestones": facts.milestones,
    "months": facts.months,
    "files": lambda sight, record: None if sight.day else {"rows": record_files(sight, record)},
}
"""For each name the query: given who looks and the record, what the template shows."""

EVERY: tuple[str, ...] = ("files",)
"""The parts that every record has, behind those of its register."""


@dataclass(frozen=True)
class Part:
    name: str
    context: Context

    @property
    def template(self) -> str:
        return f"chains/_part_{self.name}.html"


def parts_of(sight: Sight, record: Any) -> list[Part]:
    """The parts of the record's page, in the order of the declaration."""
    found = ((name, PARTS[name](sight, record)) for name in (*sight.register.parts, *EVERY) if name in PARTS)
    return [Part(name, context) for name, context in found if context is not None]
