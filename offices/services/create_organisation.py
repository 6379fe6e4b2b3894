from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import Refused
from offices.enums import Act, OrganisationKind, Right
from offices.models import Account, Organisation
from offices.permissions import require
from offices.queries.organisations import facts_of
from offices.services.trail import record


@transaction.atomic
def create_organisation(
    *,
    by: Account,
    code: str,
    name: str,
    kind: OrganisationKind,
    short_name: str = "",
    parent: Organisation | None = None,
    valid_from: dt.date | None = None,
    valid_until: dt.date | None = None,
) -> Organisation:
    """Add an organisation. Its code is its own for good: regimes and papers name it by that."""
    require(by, Right.MANAGE_ACCOUNTS)
    organisation, created = Organisation.objects.get_or_create(
        code=code,
        defaults={
            "name": name,
            "kind": kind,
            "short_name": short_name,
            "parent": parent,
            "valid_from": valid_from,
            "valid_until": valid_until,
        },
    )
    if not created:
        raise Refused(
            _("The code %(code)s is that of %(name)s. Choose another.") % {"code": code, "name": organisation.name}
        )
    record(by=by, act=Act.ORGANISATION_CREATE, on=organisation, after=facts_of(organisation))
    return organisation
