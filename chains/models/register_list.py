from __future__ import annotations

from django.db import models

from chains.enums import ListReaders
from chains.models.tracking import tracked
from offices.models import Account


@tracked()
class RegisterList(models.Model):
    """A named view of a register: filter, columns, order and title, and who finds it (五张清单, 六张清单 and the like).

    ``filters`` holds texts by address name (``revenue.from``) as the list page's address does; ``columns`` are codes.
    ``group`` is the family it belongs to, such as 六张清单. A list shows its reader only what the reader may see.
    """

    code = models.SlugField(max_length=60, unique=True)
    register = models.CharField(max_length=30)
    title = models.CharField(max_length=60)
    group = models.CharField(max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    columns = models.JSONField(default=list)
    filters = models.JSONField(default=dict)
    order = models.CharField(max_length=60, blank=True)
    unit_line = models.CharField(max_length=60, blank=True)
    readers = models.CharField(max_length=10, choices=ListReaders, default=ListReaders.EVERYBODY)
    owner = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    regime = models.CharField(max_length=40, blank=True)
    regime_title = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["group", "position", "title"]

    def __str__(self) -> str:
        return self.title

    @property
    def trail_label(self) -> str:
        """What the audit trail calls it. Its readers see no business data, which a title may name (S4)."""
        return self.code
