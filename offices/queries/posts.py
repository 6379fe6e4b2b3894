from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from offices.models import Post, Tenure


def posts(day: dt.date) -> QuerySet[Post]:
    """Every post, with as ``held`` the tenures of the day and as ``coming`` those that begin later."""
    running = Tenure.objects.select_related("person").order_by("from_date")
    return Post.objects.select_related("organisation").prefetch_related(
        Prefetch("tenures", running.on(day), to_attr="held"),
        Prefetch("tenures", running.filter(from_date__gt=day), to_attr="coming"),
    )


def containing(found: QuerySet[Post], text: str, day: dt.date) -> QuerySet[Post]:
    """Those whose title, organisation or holder of the day contains the text."""
    holders = Tenure.objects.on(day).filter(person__name__icontains=text)
    return found.filter(
        Q(title__icontains=text)
        | Q(organisation__name__icontains=text)
        | Q(organisation__short_name__icontains=text)
        | Q(pk__in=holders.values("post"))
    )


def vacant(found: QuerySet[Post], day: dt.date) -> QuerySet[Post]:
    """Those that nobody holds on the day."""
    return found.exclude(Exists(Tenure.objects.on(day).filter(post=OuterRef("pk"))))
