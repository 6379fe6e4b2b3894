"""A scheme of the tiny city in which two raters mark all chains, and matters add and take points."""

from __future__ import annotations

from decimal import Decimal

from evaluation.models import Scheme
from evaluation.queries.marks import Key
from evaluation.queries.scheme_in_force import MatterItem, RatedItem, matter_items, rated_items, read
from evaluation.services.load_scheme import load_scheme
from tests.evaluation.quarters import SCHEME

ITEM = "work"
RATED = (
    SCHEME.replace("weight = 60", "weight = 50").replace("weight = 40", "weight = 30")
    + """
[[items]]
code = "work"
title = "工作质量"
weight = 20
rule = "rater"
raters = [{ code = "office", label = "市链长办" }, { code = "group", label = "评议组" }]

[bonus]
cap = 5

[[bonus.items]]
code = "praise"
title = "省级推广"
points_each = 2

[[bonus.items]]
code = "award"
title = "表彰"
grades = [{ label = "国家级", points = 3 }, { label = "省级", points = 1 }]

[deduction]

[[deduction.items]]
code = "late"
title = "迟报"
points_each = 1
"""
)


def load_rated_scheme(text: str = RATED) -> Scheme:
    return load_scheme(by=None, text=text)


def marked_items(scheme: Scheme) -> list[RatedItem]:
    return rated_items(read(scheme))


def matter(scheme: Scheme, code: str) -> MatterItem:
    return next(item for item in matter_items(read(scheme)) if item.code == code)


def cell(chain: str, rater: str = "office", item: str = ITEM) -> Key:
    return chain, item, rater


def points(**given: str | None) -> dict[Key, Decimal | None]:
    """Marks of the office by chain: ``points(ferrous="90", bearings=None)``."""
    return {cell(chain): None if value is None else Decimal(value) for chain, value in given.items()}
