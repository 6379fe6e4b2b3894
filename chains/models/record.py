from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chains.enums import RecordSource, ReviewState
from chains.models.chain import Chain
from chains.models.tracking import tracked
from chains.registers.columns import column
from chains.registers.kinds import District, Text, Words
from offices.models import Account

if TYPE_CHECKING:
    from chains.registers.register import Register


DISTRICT = (
    "所属区县", "所属县区", "所属县市区", "所属县（市、区）", "所在区县", "所在县区", "所在县市区", "所在县（市、区）",
    "区县", "县区", "县市区", "县（市、区）", "属地", "所在地",
)  # fmt: skip
"""What offices call the column that says in which district something is."""


def one_standing(name: str) -> models.UniqueConstraint:
    """No two records that stand have the same value in that column; an empty text is no value."""
    return models.UniqueConstraint(
        fields=[name], condition=models.Q(removed_at=None) & ~models.Q(**{name: ""}), name=f"%(class)s_one_{name}"
    )


class RecordQuerySet(models.QuerySet["Record"]):
    def standing(self) -> RecordQuerySet:
        """The records that are neither removed nor merged into another."""
        return self.filter(removed_at=None)


class Record(models.Model):
    """A row of a register. What it says stands in the columns its model declares; the rest is the same for all.

    Its key is not guessable and is one of its kind over all registers, so that belongings, files and names can point
    to a record of any of them. ``own``: values of an office's own columns, by code. A record is never deleted: it is
    removed with a reason, or merged into another. ``version`` counts its changes. ``spelling`` follows from the name
    and is written with it: by it lists stand as a dictionary does, whatever the collation of the database.
    """

    register: ClassVar[Register]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = column(Text(100), _("Name"), "名称", required=True, ordered_by="spelling")
    spelling = models.CharField(max_length=1200, default="", db_default="", editable=False, db_collation="C")
    district = column(District(), _("District"), *DISTRICT)
    note = column(Words(1000), _("Remarks"), "备注", "备注栏", "说明")
    own = models.JSONField(default=dict, blank=True)
    source = models.CharField(max_length=15, choices=RecordSource, default=RecordSource.TYPED)
    review = models.CharField(max_length=10, choices=ReviewState, default=ReviewState.PENDING)
    version = models.PositiveIntegerField(default=1)
    entered_at = models.DateTimeField(db_default=Now())
    entered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(db_default=Now())
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_because = models.CharField(max_length=300, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["spelling", "id"]
        indexes = [
            models.Index(fields=["name", "id"], name="%(class)s_by_name"),
            models.Index(fields=["spelling", "id"], name="%(class)s_by_spelling"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("chains:record_view", kwargs={"register": self.register, "record": self.pk})

    @property
    def trail_label(self) -> str:
        """What the audit trail calls it. Its readers see no business data, so its name is not said (S4)."""
        return f"{self.register.title} {str(self.pk)[:8]}"


@tracked(meta={"indexes": [models.Index(fields=["record"], name="belonging_event_by_record")]})
class Belonging(models.Model):
    """A record belongs to a chain, with a share of it (per cent) where it belongs to several.

    City totals count a record once; a chain's totals count its share. No share means the whole of it.
    """

    record = models.UUIDField()
    register = models.CharField(max_length=30)
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="belongings")
    share = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["record", "chain__number"]
        constraints = [
            models.UniqueConstraint(fields=["record", "chain"], name="belonging_is_one"),
            models.CheckConstraint(
                condition=models.Q(share=None) | models.Q(share__gt=0, share__lte=100), name="share_is_a_part"
            ),
        ]
        indexes = [models.Index(fields=["chain", "register", "record"], name="belonging_by_chain")]

    def __str__(self) -> str:
        return f"{self.chain} {self.record}"


class Pairs(models.Func):
    """A number for every two signs that stand side by side in a text, with a line break before the first.

    The database's function (migration 0007) reckons as :func:`pair` does.
    """

    function = "chains_pairs"
    output_field = ArrayField(models.IntegerField())


def pair(two: str) -> int:
    """The number of two signs; others may have it too, so that what is found by it is to be looked at again."""
    return (ord(two[0]) * 65599 + ord(two[1])) & 0x7FFFFFFF


class Naming(models.Model):
    """The name of a record as the search finds it. Follows from the record and is written with it.

    ``terms`` holds the name, the initials of its pinyin and its codes, in small letters, one a line. They are indexed
    by every two signs that stand side by side: Chinese words of two signs are what people type, and PostgreSQL's own
    trigrams need three and know no Chinese in a database of the C locale. ``pairs`` is stored: an index upon the
    expression alone lets the planner reckon it anew for every row of a common word.
    """

    record = models.UUIDField(primary_key=True)
    register = models.CharField(max_length=30, db_index=True)
    name = models.CharField(max_length=100)
    terms = models.TextField()
    pairs = models.GeneratedField(
        expression=Pairs("terms"), output_field=ArrayField(models.IntegerField()), db_persist=True
    )

    class Meta:
        ordering = ["name"]
        indexes = [GinIndex(fields=["pairs"], name="naming_by_pairs")]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class OwnColumn(models.Model):
    """A column that an office added to a register. ``kind`` is a value of ``registers.own.OwnKind``.

    ``guarded``: only for those who may see figures of single enterprises. A retired column is shown nowhere; what the
    records say in it is kept.
    """

    register = models.CharField(max_length=30)
    code = models.SlugField(max_length=40)
    label = models.CharField(_("Name"), max_length=40)
    kind = models.CharField(max_length=15)
    unit = models.CharField(_("Unit"), max_length=15, blank=True)
    choices = models.JSONField(_("What may be chosen"), default=list, blank=True)
    required = models.BooleanField(_("Must be given"), default=False)
    guarded = models.BooleanField(_("Only for those who may see figures of single enterprises"), default=False)
    position = models.PositiveSmallIntegerField(_("Place among our own columns"), default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["register", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["register", "code"], name="own_column_is_one")]

    def __str__(self) -> str:
        return self.label
