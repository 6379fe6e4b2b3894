"""What an import of targets would do: what is new, what changes, and how the sums stand to the city's own targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from chains.models import Chain
from dispatch.enums import IndicatorKind
from dispatch.models import CityTarget, Indicator, Target, TargetChange
from dispatch.rules.sums import total
from dispatch.rules.target_reading import TargetCatalogue, TargetRead, TargetReading, Wanted


@dataclass(frozen=True)
class TargetDifference:
    """One target of the workbook beside the one in force; ``was`` is None where there is none yet."""

    read: TargetRead
    chain: Chain
    indicator: Indicator
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
    """``stamp`` grows with every change of the targets in question: hand it back with the import."""

    reading: TargetReading
    differences: tuple[TargetDifference, ...]
    sums: tuple[ColumnSum, ...]
    stamp: int

    @property
    def changing(self) -> tuple[TargetDifference, ...]:
        return tuple(difference for difference in self.differences if difference.changes)

    @property
    def can_be_imported(self) -> bool:
        return not self.reading.troubles and bool(self.changing)


def trial_of(reading: TargetReading, *, year: int) -> TargetTrial:
    """Hold a reading against the targets in force; touches nothing."""
    chains = {chain.code: chain for chain in Chain.objects.all()}
    indicators = {indicator.code: indicator for indicator in Indicator.objects.all()}
    kept = {(target.chain.code, target.indicator.code): target for target in targets_of(year)}
    differences = tuple(
        TargetDifference(read, chains[read.chain], indicators[read.indicator], kept.get((read.chain, read.indicator)))
        for read in reading.targets
    )
    values = {(target.chain_id, target.indicator_id): target.value for target in kept.values()}
    values.update({(one.chain.pk, one.indicator.pk): one.read.value for one in differences})
    return TargetTrial(
        reading=reading,
        differences=differences,
        sums=column_sums(values, year=year),
        stamp=stamp(one.was for one in differences if one.was),
    )


def stamp(targets: Iterable[Target]) -> int:
    """A number that grows with every decision on one of the targets."""
    return TargetChange.objects.filter(target__in=list(targets)).count()


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
    """The targets of the chains that have one in figures; None for what does not add up."""
    if not indicator.measure.adds_up:
        return None
    return total(value for (_, pk), value in values.items() if pk == indicator.pk and value is not None)


def catalogue() -> TargetCatalogue:
    """The chains and indicators by whose names a workbook is read."""
    return TargetCatalogue(
        chains=dict(Chain.objects.filter(closed_on=None).values_list("code", "name")),
        indicators=tuple(
            Wanted(
                code=indicator.code,
                name=indicator.name,
                group=indicator.group,
                unit=indicator.unit,
                may_be_negative=indicator.kind == IndicatorKind.GROWTH_RATE,
                other_names=tuple(indicator.other_names),
                target_phrase=indicator.target_phrase,
                own=indicator.chain.code if indicator.chain else "",
            )
            for indicator in Indicator.objects.select_related("chain")
        ),
    )
