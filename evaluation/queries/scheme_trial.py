"""A scheme tried on a past quarter: old and new places side by side, how firm they are, what a chain would need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from config.lib.periods import Quarter
from evaluation.models import Run, Scheme
from evaluation.queries.scheme_in_force import read, scheme_of
from evaluation.queries.trial_figures import run_of, trial_figures
from evaluation.rules import scheme as rules
from evaluation.rules.arithmetic import ZERO
from evaluation.rules.climbing import Way, ways
from evaluation.rules.figures import Figures
from evaluation.rules.result import LinePart, LineState, Result, UnitResult, UnitState
from evaluation.rules.scoring import FiguresError, evaluate
from evaluation.rules.trial import Beside, fitting, reweighted, side_by_side, with_full_marks
from evaluation.rules.weighing import Firmness, TooMuch, Weighing
from evaluation.rules.wording import plain


@dataclass(frozen=True)
class NamedWay:
    """A way to climb with the name of the indicator it goes by."""

    way: Way
    name: str


@dataclass(frozen=True)
class Trial:
    """What a trial comes to; ``refused`` says why it comes to nothing.

    ``weight_sums``: what the weights add up to where that is not the full marks. ``firmness``, or the ``ways`` of the
    chain ``of``: where they were asked for; with ``too_much`` they are not looked for, or not all. ``unranked``: how
    firm places are was asked for, and there is none. ``unmarked``: items that nobody has marked, in which all have full
    marks here.
    """

    quarter: Quarter
    run: Run | None
    against: Scheme | None
    refused: str = ""
    rows: tuple[Beside, ...] = ()
    weight_sums: str = ""
    full_marks: str = ""
    unmarked: tuple[str, ...] = ()
    demonstration: bool = False
    firmness: tuple[tuple[UnitResult, Firmness], ...] = ()
    of: UnitResult | None = None
    ways: tuple[NamedWay, ...] = ()
    too_much: bool = False
    unranked: bool = False

    @property
    def unplaced(self) -> list[tuple[str, str]]:
        """Why chains have no place by the scheme that is tried, those for the same reason together."""
        chains: dict[str, list[str]] = {}
        for row in self.rows:
            if row.new is not None and row.new.place is None:
                shut = row.new.state is UnitState.FAILED
                for line in row.new.lines:
                    lacks = line.state is LineState.MISSING and not line.is_group
                    if lacks or (shut and line.part is LinePart.GATE and line.reason):
                        chains.setdefault(f"{line.title}：{line.reason}", []).append(row.name)
        return [(note, "、".join(names)) for note, names in chains.items()]


def scheme_trial(
    scheme: rules.Scheme,
    *,
    quarter: Quarter,
    against: Scheme | None,
    points: Mapping[str, Decimal],
    show: str,
) -> Trial:
    """The scheme with these points on the figures of that quarter, held against a version, else against the run's.

    ``show`` is a chain whose ways to climb are looked for, or ``firmness``. Raises KeyError where there is no such
    chain among those judged.
    """
    run = run_of(quarter)
    against = against or (run.scheme if run else scheme_of(quarter.year, quarter.quarter))
    figures = trial_figures(quarter=quarter, run=run, scheme=against)
    tried = reweighted(scheme, points)
    trial = Trial(quarter=quarter, run=run, against=against)
    try:
        marked, unmarked = with_full_marks(fitting(figures, tried), tried)
        weighing = Weighing(scheme=tried, figures=marked)
    except FiguresError as error:
        return replace(trial, refused=str(error))
    trial = replace(
        trial,
        rows=tuple(side_by_side(_old(against, figures), weighing.result)),
        weight_sums=_sums(weighing),
        full_marks=plain(scheme.full_marks),
        unmarked=unmarked,
        demonstration=weighing.result.demonstration,
    )
    if show == "firmness":
        try:
            firm = tuple((weighing.own[one.unit], one) for one in weighing.firmness())
            return replace(trial, firmness=firm, unranked=not firm)
        except TooMuch:
            return replace(trial, too_much=True)
    if show:
        found = tuple(_ways(weighing, show, figures))
        too_much = any(one.way.unknown for one in found)
        return replace(trial, of=weighing.own[show], ways=found, too_much=too_much)
    return trial


def _sums(weighing: Weighing) -> str:
    """What the weights add up to where they are not the full marks, from the least to the most."""
    scheme = weighing.scheme
    sums = {sum((scheme.weight(item=item, unit=unit) for item in scheme.items), ZERO) for unit in weighing.judged}
    return "" if sums == {scheme.full_marks} else "–".join(plain(one) for one in dict.fromkeys((min(sums), max(sums))))


def _old(against: Scheme | None, figures: Figures) -> Result | None:
    """What the version that it is held against gives, where it judges that quarter."""
    if against is None:
        return None
    scheme = read(against)
    try:
        return evaluate(scheme=scheme, figures=with_full_marks(fitting(figures, scheme), scheme)[0])
    except FiguresError:
        return None


def _ways(weighing: Weighing, unit: str, figures: Figures) -> list[NamedWay]:
    if unit not in weighing.own:
        raise KeyError(unit)
    facts = figures.indicators
    return [
        NamedWay(way, fact.heading if (fact := facts.get(way.indicator)) else way.indicator)
        for way in ways(weighing, unit)
    ]
