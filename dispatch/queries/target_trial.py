"""What an import of targets would do: what is new, what changes, and how the sums stand to the city's own targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from chains.models import Chain
from dispatch.documents.target_workbook import TargetRead, TargetReading
from dispatch.models import CityTarget, Indicator, Target


@dataclass(frozen=True)
class TargetDifference:
    """One target of the workbook beside the one in force; ``was`` is None where there is none yet."""

    read: TargetRead
    was: Target | None

    @property
    def is_new(self) -> bool:
        return self.was is None

    @property
    def changes(self) -> bool:
        return self.was is None or self.was.value != self.read.value or self.was.words != self.read.words


@dataclass(frozen=True)
class ColumnSum:
    """The sum of a common indicator over all chains beside what the document names for the city."""

    indicator: Indicator
    total: Decimal | None
    city: CityTarget | None

    @property
    def difference(self) -> Decimal | None:
        """How far the chains together are above (+) or below (−) the city's target; None where it is not summed."""
        if self.total is None or self.city is None or not self.city.summed:
            return None
        return self.total - self.city.value


@dataclass(frozen=True)
class TargetTrial:
    reading: TargetReading
    differences: tuple[TargetDifference, ...]
    sums: tuple[ColumnSum, ...]

    @property
    def changing(self) -> tuple[TargetDifference, ...]:
        return tuple(difference for difference in self.differences if difference.changes)

    @property
    def can_be_imported(self) -> bool:
        return not self.reading.troubles and bool(self.changing)


def trial_of(reading: TargetReading, *, year: int) -> TargetTrial:
    """Hold a reading against the targets in force; touches nothing."""
    kept = {(target.chain_id, target.indicator_id): target for target in targets_of(year)}
    differences = tuple(
        TargetDifference(read, kept.get((read.chain.pk, read.indicator.pk))) for read in reading.targets
    )
    values = {key: target.value for key, target in kept.items()}
    values.update({(read.chain.pk, read.indicator.pk): read.value for read in reading.targets})
    return TargetTrial(reading=reading, differences=differences, sums=column_sums(values, year=year))


def targets_of(year: int) -> QuerySet[Target]:
    """The targets in force of a year with their chains and indicators."""
    return Target.objects.filter(year=year).select_related("chain", "indicator")


def column_sums(values: dict[tuple[int, int], Decimal | None], *, year: int) -> tuple[ColumnSum, ...]:
    """For each common indicator the sum over the chains, given the value by (chain, indicator)."""
    city = {target.indicator_id: target for target in CityTarget.objects.filter(year=year)}
    return tuple(
        ColumnSum(indicator, _total(values, indicator), city.get(indicator.pk))
        for indicator in Indicator.objects.filter(chain=None)
    )


def _total(values: dict[tuple[int, int], Decimal | None], indicator: Indicator) -> Decimal | None:
    if indicator.kind == "growth_rate":
        return None
    found = [value for (_, pk), value in values.items() if pk == indicator.pk and value is not None]
    return sum(found, Decimal(0)) if found else None


def catalogue() -> tuple[Sequence[Chain], Sequence[Indicator]]:
    """The chains and indicators by whose names a workbook is read."""
    return list(Chain.objects.filter(closed_on=None)), list(Indicator.objects.select_related("chain"))
