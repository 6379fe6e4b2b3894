"""The reason of one figure: what it is, against what, who entered and who accepted it, and which points came of it."""

from __future__ import annotations

from dataclasses import dataclass

from chains.models import Chain
from dispatch.models import Correction, Entry, Indicator, Ledger, ReportingMonth, TargetChange
from dispatch.queries.figures import ChainFigure, city_figures
from evaluation.enums import RunStatus
from evaluation.models import Run, ScoreSheet
from evaluation.queries.chain_overview import corrections, target_changes
from evaluation.queries.months import counted_months, month_in_hand
from evaluation.rules.result import Line


@dataclass(frozen=True)
class FigureReason:
    """``figure`` stands on accepted ledgers alone, and ``ledger`` is that of the month. ``entry`` is missing where the
    ledger was accepted without it. ``scores`` are the lines of the latest published
    ``run`` that used the indicator."""

    chain: Chain
    indicator: Indicator
    month: ReportingMonth
    months: tuple[ReportingMonth, ...]
    figure: ChainFigure
    ledger: Ledger
    entry: Entry | None
    changes: tuple[TargetChange, ...]
    corrections: tuple[Correction, ...]
    run: Run | None
    scores: tuple[Line, ...]


def chain_figure(chain: Chain, code: str, *, month: str = "") -> FigureReason | None:
    """The reason of one indicator's figure in the month named, or in the latest that is accepted.

    None where the chain does not report on the indicator, or nothing of it is accepted yet.
    """
    months = counted_months([chain])
    chosen = month_in_hand(months, month)
    if chosen is None:
        return None
    figure = city_figures(month=chosen.period, chains=[chain]).get((chain.code, code))
    if figure is None:
        return None
    indicator = figure.indicator
    run, scores = _scores(chain, indicator.code)
    return FigureReason(
        chain=chain,
        indicator=indicator,
        month=chosen,
        months=tuple(months),
        figure=figure,
        ledger=Ledger.objects.select_related("chain", "month", "submitted_by__person", "decided_by__person").get(
            chain=chain, month=chosen
        ),
        entry=_entry(figure),
        changes=tuple(one for one in target_changes(chain) if one.target.indicator_id == indicator.pk),
        corrections=tuple(one for one in corrections(chain) if one.entry.indicator_id == indicator.pk),
        run=run,
        scores=scores,
    )


def _entry(figure: ChainFigure) -> Entry | None:
    if figure.entry_id is None:
        return None
    return Entry.objects.select_related("entered_by__person").get(pk=figure.entry_id)


def _scores(chain: Chain, code: str) -> tuple[Run | None, tuple[Line, ...]]:
    """The latest published run that used the indicator for the chain, and the lines in which it did."""
    sheets = ScoreSheet.objects.filter(chain=chain, run__status=RunStatus.PUBLISHED).select_related("run")
    newest_first = sheets.defer("run__inputs").order_by("-run__year", "-run__quarter")
    for sheet in newest_first.iterator(chunk_size=1):
        lines = tuple(line for line in sheet.lines if any(used.indicator == code for used in line.inputs))
        if lines:
            return sheet.run, lines
    return None, ()
