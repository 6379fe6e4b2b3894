from __future__ import annotations

import pghistory
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse

from chains.models import Chain
from evaluation.enums import ObjectionState
from evaluation.models.run import Run
from offices.models import Account

LONGEST = 1000
"""So many characters may an objection have, and its answer."""


@pghistory.track()
class Objection(models.Model):
    """What a chain's director has against one line of its scores while they are shown, and the office's answer.

    ``title`` is what the line was called; ``item`` leads to it on the score sheet.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="objections")
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="objections")
    item = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    reason = models.CharField(max_length=LONGEST)
    raised_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=10, choices=ObjectionState, default=ObjectionState.PENDING)
    answer = models.CharField(max_length=LONGEST, blank=True)
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-run", "raised_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "chain", "item"],
                condition=models.Q(state=ObjectionState.PENDING),
                name="one_pending_objection",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[ObjectionState.UPHELD, ObjectionState.DECLINED])
                | (models.Q(answered_by__isnull=False) & ~models.Q(answer="")),
                name="answered_objection_says_why_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chain}：{self.title}"

    def get_absolute_url(self) -> str:
        return reverse("evaluation:objection_view", kwargs={"pk": self.pk})

    @property
    def is_pending(self) -> bool:
        return self.state == ObjectionState.PENDING

    @property
    def is_withdrawn(self) -> bool:
        """Whether the line may be objected to again."""
        return self.state == ObjectionState.WITHDRAWN
