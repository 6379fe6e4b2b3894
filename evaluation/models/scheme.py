from __future__ import annotations

import pghistory
from django.db import models
from django.db.models.functions import Now

from chains.models.tracking import tracked
from config.lib.periods import Quarter
from offices.models import Account


@pghistory.track()
class Scheme(models.Model):
    """A version of an evaluation scheme, kept as the text that was loaded. A loaded version is never edited."""

    code = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=100)
    year = models.PositiveSmallIntegerField()
    demonstration = models.BooleanField(default=False)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    from_quarter = models.PositiveSmallIntegerField(default=1)
    """The first quarter of its year that it is meant for; the quarters before it have the version before."""
    loaded_at = models.DateTimeField(db_default=Now())
    loaded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["code", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="scheme_version_is_one"),
            models.UniqueConstraint(fields=["code", "digest"], name="scheme_text_is_one"),
        ]

    def __str__(self) -> str:
        return f"{self.title}（第{self.version}版）"

    @property
    def on_paper(self) -> str:
        """As a paper names it: 《小城季度评价办法》（第1版）."""
        return f"《{self.title}》（第{self.version}版）"

    @property
    def start(self) -> Quarter:
        return Quarter(self.year, self.from_quarter)


@tracked()
class SchemeDraft(models.Model):
    """A scheme being written: its text as it stands, right or wrong. Adopted it becomes a version, and is gone itself.

    ``version`` counts the savings, so that two who write at once do not write over each other.
    """

    title = models.CharField(max_length=100, blank=True)
    text = models.TextField()
    based_on = models.ForeignKey(Scheme, on_delete=models.PROTECT, null=True, related_name="drafts")
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    saved_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-saved_at", "-pk"]

    def __str__(self) -> str:
        return self.title or str(self.pk)
