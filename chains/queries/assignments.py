from __future__ import annotations

import datetime as dt

from django.db.models import Prefetch, Q

from chains.models import Assignment
from chains.models.assignment import AssignmentQuerySet
from offices.models import Tenure


def assignments(day: dt.date) -> AssignmentQuerySet:
    """Every assignment with its chain and holder; where a post holds it, ``post.held`` are the tenures of the day."""
    held = Tenure.objects.on(day).select_related("person").order_by("from_date")
    return Assignment.objects.select_related("chain", "organisation", "post__organisation").prefetch_related(
        Prefetch("post__tenures", held, to_attr="held")
    )


def held_by(found: AssignmentQuerySet, text: str) -> AssignmentQuerySet:
    """Those whose organisation or post contains the text."""
    return found.filter(
        Q(organisation__name__icontains=text)
        | Q(organisation__short_name__icontains=text)
        | Q(post__title__icontains=text)
        | Q(post__organisation__name__icontains=text)
    )
