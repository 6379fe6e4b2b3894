"""Columns of a project that follow from its milestones and months. None of them is ever typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    DateField,
    DecimalField,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf, Round
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from chains.enums import Milestone
from chains.registers.columns import Asking, Column
from chains.registers.kinds import Amount, Choice, Choices, Day, Rate

PROGRESS = _("Progress")
MONEY = DecimalField(max_digits=20, decimal_places=6)


def stage(asking: Asking) -> Any:
    """The last milestone in order that was reached."""
    last = _reached(asking).order_by("-position").values("step")[:1]
    return Coalesce(Subquery(last), Value(""), output_field=CharField())


def stage_since(asking: Asking) -> Any:
    """When the last milestone was reached."""
    return Subquery(_reached(asking).order_by("-position").values("reached_on")[:1], output_field=DateField())


def overdue(asking: Asking) -> Any:
    """The milestones whose planned day has passed and that are not reached; one that a later one followed is not."""
    steps = _steps(asking.key).filter(planned_on__lt=asking.on).filter(Q(reached_on=None) | Q(reached_on__gt=asking.on))
    reached = Coalesce(Subquery(_reached(asking, of="project").order_by("-position").values("position")[:1]), Value(-1))
    return ArraySubquery(steps.filter(position__gt=reached).order_by("position").values("step"))


def reached(step: Milestone) -> Callable[[Asking], Any]:
    """The day on which that milestone was reached."""

    def expression(asking: Asking) -> Any:
        rows = _rows(asking.key).filter(step=step, reached_on__lte=asking.on)
        return Subquery(rows.values("reached_on")[:1], output_field=DateField())

    return expression


def invested_this_year(asking: Asking) -> Any:
    """The investment of the months of the year so far, of those that are reported."""
    return _invested(asking, of_year=True)


def invested(asking: Asking) -> Any:
    """The investment of all months that are reported."""
    return _invested(asking, of_year=False)


def plan_share(asking: Asking) -> Any:
    """How much of the year's plan was invested in the year so far, in per cent; nothing where no plan is known."""
    plan = NullIf(F("plan"), Value(0, output_field=MONEY), output_field=MONEY)
    part = _invested(asking, of_year=True) * Value(100, output_field=MONEY) / plan
    return Case(
        When(Q(plan_year=None) | Q(plan_year=asking.on.year), then=Round(part, 1)),
        default=None,
        output_field=MONEY,
    )


def _steps(of: str) -> QuerySet[Any]:
    order = [When(step=step, then=Value(position)) for position, step in enumerate(Milestone.values)]
    return _rows(of).annotate(position=Case(*order, output_field=IntegerField()))


def _rows(of: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = apps.get_model("chains.ProjectStep")._default_manager.filter(project=OuterRef(of))
    return rows


def _reached(asking: Asking, of: str = "") -> QuerySet[Any]:
    return _steps(of or asking.key).filter(reached_on__lte=asking.on)


def _invested(asking: Asking, *, of_year: bool) -> Subquery:
    rows = apps.get_model("chains.ProjectMonth")._default_manager.filter(project=OuterRef(asking.key))
    this_year = Q(year=asking.on.year, month__lte=asking.on.month)
    rows = rows.filter(this_year if of_year else this_year | Q(year__lt=asking.on.year))
    sums = rows.order_by().values("project").annotate(sum=Sum("invested")).values("sum")
    return Subquery(sums, output_field=MONEY)


COMPUTED = (
    Column(code="stage", label=_("Stage"), kind=Choice(Milestone), section=PROGRESS, computed=stage),
    Column(code="stage_since", label=_("At this stage since"), kind=Day(), section=PROGRESS, computed=stage_since),
    Column(code="overdue", label=_("Overdue milestones"), kind=Choices(Milestone), section=PROGRESS, computed=overdue),
    *(
        Column(
            code=f"{step.value}_on",
            label=format_lazy(_("{step}: date"), step=step.label),
            kind=Day(),
            section=PROGRESS,
            computed=reached(step),
        )
        for step in Milestone
    ),
    Column(
        code="invested_this_year",
        label=_("Invested this year"),
        kind=Amount(signed=True),
        section=PROGRESS,
        computed=invested_this_year,
    ),
    Column(
        code="invested",
        label=_("Invested since the start"),
        kind=Amount(signed=True),
        section=PROGRESS,
        computed=invested,
    ),
    Column(
        code="plan_share",
        label=_("Share of the year's plan"),
        kind=Rate(decimals=1),
        section=PROGRESS,
        computed=plan_share,
    ),
)
