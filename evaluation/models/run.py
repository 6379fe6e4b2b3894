from __future__ import annotations

from typing import Any

import pghistory
from django.db import models
from django.db.models.functions import Now

from chains.models import Chain
from config.lib.periods import Quarter
from config.lib.queue.models import Job
from evaluation.enums import RunStatus
from evaluation.models.scheme import Scheme
from evaluation.rules.canonical import read_back
from evaluation.rules.result import Kept, Line, Lines
from offices.models import Account

POINTS: dict[str, Any] = {"max_digits": 12, "decimal_places": 6}
MOST_OF_A_REASON = 300


@pghistory.track(exclude=["inputs", "result"])
class Run(models.Model):
    """One judging of all chains for one quarter by one scheme version, with everything it was made from.

    ``inputs`` and ``result`` are canonical JSON texts, ``result`` without its units, which stand in the sheets;
    ``digest`` is the hash over all of it. A published run is never recomputed: a correction is a new run that
    supersedes it. ``shown_until`` is the last day on which the chains may object; ``mends`` is the run that was shown
    before and whose place this one takes.
    """

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="runs")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=RunStatus, default=RunStatus.WAITING)
    reason = models.CharField(max_length=MOST_OF_A_REASON, blank=True)
    supersedes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors")
    job = models.OneToOneField(Job, on_delete=models.PROTECT, null=True, related_name="run")
    inputs = models.TextField(blank=True)
    result = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    started_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(db_default=Now())
    mends = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="mended_by")
    shown_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    shown_at = models.DateTimeField(null=True)
    shown_until = models.DateField(null=True)
    confirmed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-year", "-quarter", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "quarter"],
                condition=models.Q(status=RunStatus.PUBLISHED),
                name="one_published_run_a_quarter",
            ),
            models.UniqueConstraint(
                fields=["year", "quarter"],
                condition=models.Q(status=RunStatus.WAITING),
                name="one_waiting_run_a_quarter",
            ),
            models.UniqueConstraint(
                fields=["year", "quarter"],
                condition=models.Q(status__in=[RunStatus.SHOWN, RunStatus.CONFIRMED]),
                name="one_shown_run_a_quarter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period.label}评价（编号{self.pk}）"

    @property
    def period(self) -> Quarter:
        return Quarter(self.year, self.quarter)

    @property
    def places(self) -> int:
        """With how many decimal places its scheme gives points; the usual two while there is no result."""
        return read_back(self.result, Kept).places if self.result else 2


class ScoreSheet(models.Model):
    """What one chain has on every item and group of a run, each with its working in words: a part of the run's result.

    ``text`` is the canonical JSON of a :class:`evaluation.rules.result.UnitResult`. It is kept here and not in the run
    so that a page reads the chains it shows and no other; ``number`` is its place in the result. The application's
    role of the database may add one, and change none.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="sheets")
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="score_sheets")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    only_added_to = True

    class Meta:
        ordering = ["run", "number"]
        constraints = [models.UniqueConstraint(fields=["run", "chain"], name="score_sheet_is_one")]

    def __str__(self) -> str:
        return f"{self.run} {self.chain}"

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in the scheme's order; reading them costs as much as the sheet is long."""
        return read_back(self.text, Lines).lines


class Placing(models.Model):
    """Where a chain stands in a run; a total so far and no place where its figures are incomplete.

    ``group``: among whom it is ranked, empty where all are ranked together. ``failed``: the scheme gives it no place,
    whatever its figures. The application's role of the database may add one, and change none.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="placings")
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="placings")
    total = models.DecimalField(**POINTS, null=True)
    place = models.PositiveSmallIntegerField(null=True)
    tied = models.BooleanField(default=False)
    previous_place = models.PositiveSmallIntegerField(null=True)
    group = models.CharField(max_length=100, blank=True)
    failed = models.BooleanField(default=False)
    notes = models.JSONField(default=list)

    only_added_to = True

    class Meta:
        ordering = ["run", models.F("place").asc(nulls_last=True), "chain__number"]
        constraints = [models.UniqueConstraint(fields=["run", "chain"], name="placing_is_one")]

    def __str__(self) -> str:
        return f"{self.run} {self.chain}"

    @property
    def movement(self) -> int | None:
        """Places gained (+) or lost (−) since the quarter before; None where there is nothing to compare."""
        if self.place is None or self.previous_place is None:
            return None
        return self.previous_place - self.place
