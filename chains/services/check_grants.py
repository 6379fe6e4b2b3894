from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models.functions import Now

from chains.enums import Act
from chains.models import ChainGrant
from chains.permissions import grants_amiss, reconcile
from offices.models import AuditEntry
from offices.services.trail import record

EVERY = dt.timedelta(days=1)
"""How often it is noted that nothing was found; what was found stands on the auditor's page at least as long."""


@transaction.atomic
def check_grants() -> int:
    """Compare the grants with the assignments and mend what differs; returns how many did.

    Grants are written together with the assignment, so what differs was changed beside the system: each is noted in
    the trail, and then that it was looked for and what was found. Done by the clock, in nobody's name.
    """
    stale, lacking = grants_amiss()
    for grant in stale:
        _note(grant, found="there")
    for grant in lacking:
        _note(grant, found="gone")
    strays = len(stale) + len(lacking)
    if strays:
        reconcile()
    lately = AuditEntry.objects.filter(object_type="", act=Act.GRANTS_CHECK, at__gt=Now() - EVERY)
    if strays or not lately.exists():
        record(by=None, act=Act.GRANTS_CHECK, on=None, after={"strays": strays}, succeeded=not strays)
    return strays


def _note(grant: ChainGrant, *, found: str) -> None:
    chain, post = grant.content_object, getattr(grant.group, "post", grant.group)
    record(
        by=None,
        act=Act.GRANTS_STRAY,
        on=grant,
        label=f"{post} · {chain} · {grant.permission.codename}",
        scope=chain.code,
        after={
            "found": found,
            "from_date": str(grant.from_date),
            "until_date": str(grant.until_date) if grant.until_date else None,
        },
        succeeded=False,
    )
