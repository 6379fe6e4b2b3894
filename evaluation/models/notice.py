from __future__ import annotations

import pghistory
from django.db import models
from django.db.models.functions import Now

from evaluation.enums import NoticeStatus
from evaluation.models.run import Run
from offices.models import Account


@pghistory.track()
class Notice(models.Model):
    """The notice of a published run, from the draft that writes itself to the numbered and issued paper.

    The parts are plain text in paragraphs (a line each); tables come from the run and are never typed.
    """

    run = models.OneToOneField(Run, on_delete=models.PROTECT, related_name="notice")
    status = models.CharField(max_length=10, choices=NoticeStatus, default=NoticeStatus.DRAFT)
    organ = models.CharField(max_length=60)
    organ_mark = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=120)
    addressees = models.CharField(max_length=300)
    basis = models.TextField()
    overall = models.TextField(blank=True)
    results = models.TextField(blank=True)
    problems = models.TextField(blank=True)
    demands = models.TextField(blank=True)
    signed_on = models.DateField(null=True, blank=True)
    public = models.BooleanField(default=False)
    copies = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    drafted_at = models.DateTimeField(db_default=Now())
    issued_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["organ_mark", "year", "number"], name="notice_number_is_one"),
            models.CheckConstraint(
                condition=~models.Q(status=NoticeStatus.ISSUED)
                | models.Q(number__isnull=False, signed_on__isnull=False, issued_at__isnull=False),
                name="issued_notice_is_numbered_and_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_issued(self) -> bool:
        return self.status == NoticeStatus.ISSUED

    @property
    def document_number(self) -> str:
        """The number as papers write it, 〔〕 and no leading zero; empty while there is none."""
        return f"{self.organ_mark}〔{self.year}〕{self.number}号" if self.number else ""
