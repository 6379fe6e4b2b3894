"""What a chain office asks for and the leading-group office decides: more time, or a correction."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext

from dispatch.enums import Decision
from dispatch.models.ledger import Entry, Ledger
from dispatch.models.target import FIGURE
from offices.models import Account


class Request(models.Model):
    reason = models.CharField(max_length=500)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.PENDING)
    decision_note = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-asked_at", "-pk"]


@pghistory.track()
class Extension(Request):
    """More time for one ledger: until the end of ``until`` it may still be filled and submitted."""

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="extensions")
    until = models.DateField()

    class Meta(Request.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["ledger"], condition=models.Q(decision=Decision.PENDING), name="one_pending_extension"
            )
        ]

    def __str__(self) -> str:
        return f"{self.ledger} {self.until}"

    def get_absolute_url(self) -> str:
        return reverse("dispatch:extension_decide", kwargs={"pk": self.pk})

    @property
    def has_lapsed(self) -> bool:
        """Whether it fell away undecided, since the ledger was accepted without it: refused, and by nobody."""
        return self.decision == Decision.REFUSED and self.decided_by_id is None

    def get_decision_display(self) -> str:  # type: ignore[no-redef]
        """What became of it, in words."""
        return gettext("Fell away") if self.has_lapsed else str(Decision(self.decision).label)


@pghistory.track()
class Correction(Request):
    """Another figure for an accepted or sealed entry. Granted, it takes the entry's place; both are kept here."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="corrections")
    before = models.DecimalField(**FIGURE, null=True)
    after = models.DecimalField(**FIGURE, null=True)

    class Meta(Request.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=models.Q(decision=Decision.PENDING), name="one_pending_correction"
            )
        ]

    def __str__(self) -> str:
        return str(self.entry)

    def get_absolute_url(self) -> str:
        return reverse("dispatch:correction_decide", kwargs={"pk": self.pk})

    @property
    def ledger(self) -> Ledger:
        """The ledger of the entry."""
        return self.entry.ledger
