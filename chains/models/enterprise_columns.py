"""Columns of an enterprise that follow from its roles and recognitions: dated facts, asked for a day."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, Func, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext_lazy as _

from chains.enums import EnterpriseRole, Honour, HonourLevel
from chains.registers.columns import Asking, Column, Dated
from chains.registers.kinds import Choices, Words

FACTS = _("Roles and honours")
SHORT = (
    ("链主", EnterpriseRole.MASTER),
    ("骨干", EnterpriseRole.BACKBONE),
    ("配套", EnterpriseRole.SUPPORTING),
)


def roles(asking: Asking) -> Any:
    """What it is in the chains of whoever asks."""
    facts = _held("chains.Role", asking).filter(chain__in=asking.chains)
    return ArraySubquery(facts.order_by("role").values("role").distinct())


def honours(asking: Asking) -> Any:
    """What it is recognised as, above scale among it."""
    return ArraySubquery(_held("chains.Recognition", asking).order_by("honour").values("honour").distinct())


def batches(asking: Asking) -> Any:
    """Each recognition in words with its year and level, 、 between them: 2023年省级专精特新企业."""
    text = TextField()
    year = Case(
        When(batch_year=None, then=Value("")),
        default=Concat(Cast("batch_year", CharField()), Value("年"), output_field=text),
        output_field=text,
    )
    words = Concat(
        year,
        _worded("level", HonourLevel),
        Case(When(~Q(title=""), then="title"), default=_worded("honour", Honour), output_field=text),
        output_field=text,
    )
    facts = _held("chains.Recognition", asking).annotate(words=words).order_by("from_date", "honour").values("words")
    joined = Func(ArraySubquery(facts), Value("、"), function="array_to_string", output_field=text)
    return Coalesce(joined, Value(""), output_field=text)


def _held(model: str, asking: Asking) -> QuerySet[Any]:
    facts = apps.get_model(model)._default_manager.filter(enterprise=OuterRef(asking.key), from_date__lte=asking.on)
    return facts.filter(Q(until_date=None) | Q(until_date__gte=asking.on))


def _worded(name: str, of: Any) -> Case:
    whens = [When(**{name: value}, then=Value(str(label))) for value, label in of.choices]
    return Case(*whens, default=Value(""), output_field=TextField())


COMPUTED = (
    Column(
        code="role",
        label=_("Role"),
        kind=Choices(EnterpriseRole, called=SHORT),
        names=("企业角色", "链上角色", "产业链角色", "链主/骨干/配套"),
        section=FACTS,
        computed=roles,
        begins=Dated("chains.Role", record="enterprise", value="role"),
    ),
    Column(code="honours", label=_("Honours"), kind=Choices(Honour), section=FACTS, computed=honours),
    Column(code="batches", label=_("Honours by batch"), kind=Words(), section=FACTS, computed=batches),
)
