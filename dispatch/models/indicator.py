from __future__ import annotations

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from chains.models import Chain
from dispatch.enums import IndicatorForm, IndicatorKind
from dispatch.rules.measure import Measure
from offices.models import Organisation


@pghistory.track()
class Indicator(models.Model):
    """What is measured. Without a chain it is common to all chains; with one it is that chain's own.

    ``phased`` says that the year's target is due in step with time; ``curve``, where given, is the share of the
    target due at the end of each of the twelve months (0 to 1), else it is months / 12. ``counted_from`` names the
    count of the registers that fills it (``chains.queries.counts``). ``other_names`` are those under which offices'
    workbooks know it.
    ``target_phrase`` finds the target in a sentence: ``{}`` stands for the figure, none in it means a milestone.
    """

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    short_name = models.CharField(max_length=20)
    other_names = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    group = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, null=True, blank=True, related_name="own_indicators")
    kind = models.CharField(max_length=12, choices=IndicatorKind)
    form = models.CharField(max_length=10, choices=IndicatorForm, default=IndicatorForm.NUMBER)
    unit = models.CharField(max_length=10, blank=True)
    decimals = models.PositiveSmallIntegerField(default=2)
    higher_is_better = models.BooleanField(default=True)
    phased = models.BooleanField(default=True)
    curve = ArrayField(models.DecimalField(max_digits=5, decimal_places=4), size=12, null=True, blank=True)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators")
    source = models.CharField(max_length=60, blank=True)
    target_phrase = models.CharField(max_length=60, blank=True)
    counted_from = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name

    @property
    def heading(self) -> str:
        """The name with its unit, as heads of tables write it."""
        return f"{self.name}（{self.unit}）" if self.unit else self.name

    @property
    def measure(self) -> Measure:
        """What the rules need to know of it."""
        return Measure(
            kind=IndicatorKind(self.kind),
            form=IndicatorForm(self.form),
            unit=self.unit,
            decimals=self.decimals,
            higher_is_better=self.higher_is_better,
            phased=self.phased,
            curve=tuple(self.curve) if self.curve else None,
        )
