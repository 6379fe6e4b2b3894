from __future__ import annotations

import pghistory
from django.db import models


@pghistory.track()
class NoticeWords(models.Model):
    """What the notices of a year have in common: who issues them, to whom, on what basis, with copies to whom.

    ``{period}`` in the basis stands for the quarter.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    organ = models.CharField(max_length=60)
    organ_mark = models.CharField(max_length=20)
    addressees = models.CharField(max_length=300)
    basis = models.TextField()
    copies = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["year"]

    def __str__(self) -> str:
        return f"{self.year} {self.organ}"
