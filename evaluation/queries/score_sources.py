"""From a score line back to what it was made of: the ledger entries, targets, marks and matters behind each input."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q
from msgspec.structs import replace

from dispatch.enums import EntrySource
from dispatch.models import Correction, Entry, Target
from dispatch.queries.corrections import granted_after, granted_corrections
from evaluation.models import Adjustment, Mark, Run
from evaluation.queries.references import ADJUSTMENT, ENTRY, MARK, TARGET, Named, named_by, reference
from evaluation.queries.scheme_in_force import read
from evaluation.rules.arithmetic import ZERO, Rounding, rounded
from evaluation.rules.result import Line, Used
from evaluation.rules.scheme import Item
from evaluation.rules.wording import plain
from offices.enums import Right
from offices.models import Account
from offices.permissions import holds


@dataclass(frozen=True)
class EntryUsed:
    """A ledger entry as the run read it: what stood in it, who entered and who accepted that.

    ``corrected`` is the correction that came after the run: the ledger shows another figure by now.
    """

    entry: Entry
    value: Decimal | None
    source: str
    entered_by: Account | None
    accepted_by: Account | None
    corrected: Correction | None


Source = EntryUsed | Target | Mark | Adjustment
MODELS: dict[str, type[Target | Mark | Adjustment]] = {TARGET: Target, MARK: Mark, ADJUSTMENT: Adjustment}
WITH = {
    TARGET: ("indicator", "chain"),
    MARK: ("entered_by__person", "organisation"),
    ADJUSTMENT: ("entered_by__person", "decided_by__person"),
}


_MARK_LABEL = "评议打分 "


@dataclass(frozen=True)
class InputUsed:
    """One input of a line: its label and value as used, and the rows it came from, by kind."""

    label: str
    value: str
    unit: str
    sources: tuple[tuple[str, Source], ...]


def sources_of(lines: Sequence[Line]) -> list[list[InputUsed]]:
    """The inputs of each line with what is behind them; one query a kind of source, three for entries."""
    found = _rows({reference for line in lines for used in line.inputs for reference in used.references})
    return [
        [
            InputUsed(
                label=used.label,
                value="" if used.value is None else plain(used.value),
                unit=used.unit,
                sources=tuple(found[reference] for reference in used.references if reference in found),
            )
            for used in line.inputs
        ]
        for line in lines
    ]


def as_read_by(account: Account, run: Run, lines: Sequence[Line]) -> list[Line]:
    """The lines of a run with the raters by their names, and without what the account may not know of their marks.

    Who gave which mark from a seat is for those who evaluate: a chain that is judged is told how many marks a rater's
    are the mean of. A mark that is gone since was perhaps one of these.
    """
    marks = {one for line in lines for used in line.inputs for one in used.references if _is_mark(one)}
    if not marks:
        return list(lines)
    if holds(account, Right.EVALUATE):
        hidden: set[str] = set()
    else:
        pks = [named_by(one).pk for one in marks]
        by_office = Mark.objects.filter(pk__in=pks, organisation=None).values_list("pk", flat=True)
        hidden = marks - {reference(MARK, pk) for pk in by_office}
    labels = {item.code: _raters(item) for item in read(run.scheme).all_items()}
    return [replace(line, inputs=tuple(_told(line.inputs, hidden, labels.get(line.item, {})))) for line in lines]


def _is_mark(text: str) -> bool:
    return named_by(text).kind == MARK


def _raters(item: Item) -> dict[str, str]:
    """The raters of an item and of what is within it, by their codes."""
    named = (rater for one in (item, *item.items) for rater in one.parameters.get("raters", ()))
    return {rater["code"]: rater["label"] for rater in named}


def _told(inputs: Sequence[Used], hidden: set[str], labels: Mapping[str, str]) -> Iterator[Used]:
    """The inputs of a line; the marks that are hidden as one of each rater, where the first of them stood."""
    together: dict[str, list[Used]] = defaultdict(list)
    for used in inputs:
        if hidden.intersection(used.references):
            together[used.label].append(used)
    for used in inputs:
        code = used.label.removeprefix(_MARK_LABEL)
        if not any(map(_is_mark, used.references)):
            yield used
        elif not hidden.intersection(used.references):
            yield replace(used, label=f"{_MARK_LABEL}{labels.get(code, code)}")
        elif same := together.pop(used.label, []):
            mean = sum((one.value or ZERO for one in same), ZERO) / len(same)
            label = f"{_MARK_LABEL}{labels.get(code, code)}{f'（{len(same)}份平均）' if len(same) > 1 else ''}"
            yield Used(label, rounded(mean, places=4, mode=Rounding.HALF_UP).normalize(), used.unit)


def _rows(references: set[str]) -> dict[str, tuple[str, Source]]:
    named = [named_by(one) for one in references]
    found: dict[str, tuple[str, Source]] = dict(_entries([one for one in named if one.kind == ENTRY]))
    for kind, model in MODELS.items():
        pks = [one.pk for one in named if one.kind == kind]
        if pks:
            for row in model._default_manager.filter(pk__in=pks).select_related(*WITH[kind]):
                found[reference(kind, row.pk)] = (kind, row)
    return found


def _entries(named: Collection[Named]) -> Iterator[tuple[str, tuple[str, EntryUsed]]]:
    """Each entry in the version that is named, out of the history of rows."""
    if not named:
        return
    live = Entry.objects.select_related(
        "ledger__chain", "ledger__month", "ledger__decided_by__person", "entered_by__person", "indicator"
    ).in_bulk({one.pk for one in named})
    versions = {(one.pk, one.version) for one in named if one.pk in live}
    before = _versions({(pk, version) for pk, version in versions if live[pk].version != version})
    corrections: dict[int, list[Correction]] = defaultdict(list)
    years = {one.ledger.month.year for one in live.values()}
    for one in granted_corrections(years).filter(entry__in=live).select_related("decided_by__person"):
        corrections[one.entry_id].append(one)
    for pk, version in versions:
        then = before.get((pk, version)) or live[pk]
        yield reference(ENTRY, pk, version), (ENTRY, _used(live[pk], then, corrections[pk]))


def _versions(wanted: set[tuple[int, int]]) -> dict[tuple[int, int], Any]:
    if not wanted:
        return {}
    these = Q(*(Q(pgh_obj=pk, version=version) for pk, version in wanted), _connector=Q.OR)
    events = Entry.pgh_event_model.objects.filter(these)  # type: ignore[attr-defined]
    rows = events.select_related("entered_by__person").order_by("pgh_id")
    return {(row.pgh_obj_id, row.version): row for row in rows}


def _used(entry: Entry, then: Any, corrections: list[Correction]) -> EntryUsed:
    """``then`` is the entry itself, or its row in the history. A correction is accepted by whoever granted it."""
    later = granted_after(then.version, entry=entry, granted=corrections)
    done = corrections[: len(corrections) - len(later)]
    was_corrected = then.source == EntrySource.CORRECTED and done
    return EntryUsed(
        entry=entry,
        value=then.value,
        source=then.source,
        entered_by=then.entered_by,
        accepted_by=done[-1].decided_by if was_corrected else entry.ledger.decided_by,
        corrected=later[-1] if later else None,
    )
