"""The year's targets as pages show them: all at once as the annex does, of one chain, or of one indicator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from chains.models import Chain
from config.lib.periods import Month, Year
from dispatch.models import Indicator, Target, TargetChange
from dispatch.queries.target_trial import ColumnSum, column_sums
from dispatch.rules.progress import due, is_phased, time_progress


@dataclass(frozen=True)
class Due:
    """What is due by the end of a month: of the year's target its time progress, as a figure and as a share."""

    month: Month
    share: Decimal
    value: Decimal | None

    @property
    def ends_quarter(self) -> bool:
        return self.month.month % 3 == 0


@dataclass(frozen=True)
class TargetRow:
    target: Target
    phased: bool
    due: tuple[Due, ...]


@dataclass(frozen=True)
class AnnexTable:
    """The common targets as one table, a row a chain; ``sums`` only for whoever sees all chains."""

    indicators: tuple[Indicator, ...]
    groups: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Chain, tuple[Target | None, ...]], ...]
    own: tuple[tuple[Chain, tuple[Target, ...]], ...]
    sums: tuple[ColumnSum, ...]


@dataclass(frozen=True)
class Decided:
    """One decision on a target, with the words that held until then."""

    change: TargetChange
    words_before: str


def decisions(target: Target) -> list[Decided]:
    """Every decision on a target, oldest first."""
    changes = list(target.changes.select_related("decided_by__person"))
    before = ["", *(change.words for change in changes)]
    return [Decided(change, words) for change, words in zip(changes, before, strict=False)]


def target_rows(targets: Iterable[Target]) -> list[TargetRow]:
    """Each target with what is due by the end of each month."""
    return [_row(target) for target in targets]


def annex_table(*, chains: Iterable[Chain], targets: Iterable[Target], year: int, with_sums: bool) -> AnnexTable:
    """The targets of the given chains laid out as in the annex."""
    indicators = tuple(Indicator.objects.filter(chain=None))
    common = {(target.chain_id, target.indicator_id): target for target in targets}
    shown = tuple(chains)
    values = {key: target.value for key, target in common.items()}
    return AnnexTable(
        indicators=indicators,
        groups=_groups(indicators),
        rows=tuple((chain, tuple(common.get((chain.pk, indicator.pk)) for indicator in indicators)) for chain in shown),
        own=tuple((chain, _own(common.values(), chain)) for chain in shown),
        sums=column_sums(values, year=year) if with_sums else (),
    )


def _row(target: Target) -> TargetRow:
    measure = target.indicator.measure
    months = tuple(
        Due(month, time_progress(measure, month), None if target.value is None else due(measure, target.value, month))
        for month in Year(target.year).months
    )
    return TargetRow(target=target, phased=is_phased(measure), due=months)


def _own(targets: Iterable[Target], chain: Chain) -> tuple[Target, ...]:
    found = [target for target in targets if target.chain_id == chain.pk and target.indicator.chain_id == chain.pk]
    return tuple(sorted(found, key=lambda target: target.indicator.number))


def _groups(indicators: Iterable[Indicator]) -> tuple[tuple[str, int], ...]:
    """The groups of the head with the number of columns of each."""
    counted: list[tuple[str, int]] = []
    for indicator in indicators:
        if counted and counted[-1][0] == indicator.group:
            counted[-1] = (indicator.group, counted[-1][1] + 1)
        else:
            counted.append((indicator.group, 1))
    return tuple(counted)
