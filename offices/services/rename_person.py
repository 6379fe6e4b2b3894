from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from config.lib.refusals import Refused
from offices.enums import Act, Right
from offices.models import Account, Person
from offices.permissions import require
from offices.services.trail import record


@transaction.atomic
def rename_person(*, by: Account, person: Person, name: str) -> None:
    """Change how a person is called. What the trail noted down under the old name stays as it was."""
    require(by, Right.MANAGE_ACCOUNTS)
    current = Person.objects.select_for_update().get(pk=person.pk)
    if current.name == name:
        raise Refused(_("Nothing was changed."))
    before = current.name
    current.name = name
    current.save(update_fields=["name"])
    record(by=by, act=Act.PERSON_RENAME, on=current, before={"name": before}, after={"name": name})
