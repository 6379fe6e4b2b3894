"""From a score line back to what it was made of: the ledger entries, targets, marks and matters behind each input."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dispatch.models import Entry, Target
from evaluation.models import Adjustment, Mark, ScoreLine
from evaluation.rules.wording import plain

Source = Entry | Target | Mark | Adjustment
MODELS: dict[str, type[Source]] = {"entry": Entry, "target": Target, "mark": Mark, "adjustment": Adjustment}
WITH = {
    "entry": ("ledger__chain", "ledger__month", "ledger__decided_by__person", "entered_by__person", "indicator"),
    "target": ("indicator", "chain"),
    "mark": ("entered_by__person",),
    "adjustment": ("entered_by__person",),
}


@dataclass(frozen=True)
class InputShown:
    """One input of a line: its label and value as used, and the rows it came from, by kind."""

    label: str
    value: str
    unit: str
    sources: tuple[tuple[str, Source], ...]


def sources_of(lines: Iterable[ScoreLine]) -> dict[int, list[InputShown]]:
    """The inputs of each line (by its id) with what is behind them; one query a kind of source."""
    shown = list(lines)
    found = _rows({reference for line in shown for used in line.inputs for reference in used["references"]})
    return {
        line.pk: [
            InputShown(
                label=used["label"],
                value=plain(Decimal(used["value"])) if used["value"] else "",
                unit=used["unit"],
                sources=tuple(found[reference] for reference in used["references"] if reference in found),
            )
            for used in line.inputs
        ]
        for line in shown
    }


def reference(kind: str, pk: int) -> str:
    """How a run names a row that went into it: ``entry:12``."""
    return f"{kind}:{pk}"


def _rows(references: set[str]) -> dict[str, tuple[str, Source]]:
    found: dict[str, tuple[str, Source]] = {}
    for kind, model in MODELS.items():
        pks = [int(one.partition(":")[2]) for one in references if one.startswith(f"{kind}:")]
        if pks:
            for row in model._default_manager.filter(pk__in=pks).select_related(*WITH[kind]):
                found[reference(kind, row.pk)] = (kind, row)
    return found
