from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import Refused, SomebodyWasFaster
from offices.enums import Act, OrganisationKind, Right
from offices.models import Account, Organisation
from offices.permissions import require
from offices.queries.history import version_of
from offices.queries.organisations import facts_of, stands_under
from offices.services.trail import record


@transaction.atomic
def change_organisation(
    *,
    by: Account,
    organisation: Organisation,
    seen: int,
    name: str,
    kind: OrganisationKind,
    short_name: str,
    parent: Organisation | None,
    valid_from: dt.date | None,
    valid_until: dt.date | None,
) -> Organisation:
    """Change an organisation as it was ``seen`` (its version then); all but its code may change.

    Raises SomebodyWasFaster where it changed since, Refused where it would stand under itself.
    """
    require(by, Right.MANAGE_ACCOUNTS)
    # All are locked, so that two changes at once cannot put two organisations under each other.
    parents = dict(Organisation.objects.select_for_update().order_by("pk").values_list("pk", "parent_id"))
    current = Organisation.objects.get(pk=organisation.pk)
    if version_of(current) != seen:
        raise SomebodyWasFaster(_("Somebody else changed this organisation in the meantime. Look at it again."))
    if parent is not None and stands_under(parent.pk, current.pk, parents=parents):
        raise Refused(_("%(parent)s stands under this organisation itself. Choose another.") % {"parent": parent.name})
    before = facts_of(current)
    current.name, current.kind, current.short_name = name, kind, short_name
    current.parent, current.valid_from, current.valid_until = parent, valid_from, valid_until
    if facts_of(current) == before:
        raise Refused(_("Nothing was changed."))
    current.save(update_fields=["name", "kind", "short_name", "parent", "valid_from", "valid_until"])
    record(by=by, act=Act.ORGANISATION_CHANGE, on=current, before=before, after=facts_of(current))
    return current
