from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from offices.models import Organisation, Tenure


def staffed(day: dt.date) -> QuerySet[Organisation]:
    """The organisations that somebody with an account in use holds a post of on the day."""
    holders = Tenure.objects.on(day).filter(person__account__is_active=True)
    return Organisation.objects.filter(pk__in=holders.values("post__organisation"))


def facts_of(organisation: Organisation) -> dict[str, Any]:
    """What the trail keeps of an organisation, in plain values."""
    return {
        "code": organisation.code,
        "name": organisation.name,
        "short_name": organisation.short_name,
        "kind": str(organisation.kind),
        "parent": organisation.parent.name if organisation.parent else None,
        "valid_from": str(organisation.valid_from) if organisation.valid_from else None,
        "valid_until": str(organisation.valid_until) if organisation.valid_until else None,
    }


def stands_under(organisation: int, other: int, *, parents: Mapping[int, int | None]) -> bool:
    """Whether an organisation is the other one or stands under it, however deep; all by their keys."""
    above: int | None = organisation
    while above is not None and above != other:
        above = parents[above]
    return above == other
