"""Whether a run still is what it was: its hash, its result computed anew from what it kept, and its places."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.models import Placing, Run
from evaluation.rules.canonical import read_back
from evaluation.rules.figures import Figures
from evaluation.rules.result import UnitResult, UnitState, digest
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.scoring import evaluate


def differences(run: Run) -> Iterator[str]:
    """What differs from what was hashed when the run was computed, a sentence each; nothing where all is as it was.

    ``run`` has been computed. Nothing is read but the run, its scheme, its sheets and its places: what became of the
    ledgers since makes no difference.
    """
    sheets = list(run.sheets.values_list("chain__code", "text"))
    kept = [text for _chain, text in sheets]
    if digest(run.scheme.digest, run.inputs, run.result, kept) != run.digest:
        yield "The hash of the inputs and the result kept is not the one noted with the run."
    try:
        head, anew = evaluate(scheme=parse_scheme(run.scheme.text), figures=Figures.from_json(run.inputs)).parted()
    except Exception as error:  # noqa: BLE001 - whatever breaks on what was kept is what is looked for
        yield f"The run cannot be computed anew from what it kept: {error!r}"
        return
    if head != run.result:
        yield "The head of the result computed anew is not the one kept."
    if len(anew) != len(kept):
        yield f"Computed anew the result has {len(anew)} score sheets, kept are {len(kept)}."
    yield from (
        f"The score sheet of {chain} computed anew is not the one kept."
        for (chain, text), other in zip(sheets, anew, strict=False)
        if text != other
    )
    yield from _of_places(run, anew)


def _of_places(run: Run, anew: list[str]) -> Iterator[str]:
    placings = {placing.chain.code: placing for placing in run.placings.select_related("chain")}
    for unit in (read_back(text, UnitResult) for text in anew):
        placing = placings.pop(unit.unit, None)
        if placing is None or _said(placing) != _scored(unit):
            yield f"The place or total shown for {unit.unit} is not the one of its score sheet."
    yield from (f"A place is shown for {code}, which has no score sheet." for code in placings)


def _said(placing: Placing) -> tuple[object, ...]:
    rank = placing.total, placing.place, placing.tied, placing.previous_place
    return *rank, placing.group, placing.failed, list(placing.notes)


def _scored(unit: UnitResult) -> tuple[object, ...]:
    rank = unit.shown, unit.place, unit.tied, unit.previous_place
    return *rank, unit.group, unit.state is UnitState.FAILED, list(unit.notes)
