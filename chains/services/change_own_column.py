from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act
from chains.models import OwnColumn
from chains.queries.own_columns import choosing, filled
from chains.registers.register import Register
from chains.services.own_column import Wording, facts_of, refuse_wording, shaper
from chains.services.record_values import ValuesRefused
from config.lib.refusals import Refused, SomebodyWasFaster
from offices.models import Account
from offices.queries.history import version_of
from offices.services.trail import record as note


@transaction.atomic
def change_own_column(*, by: Account, register: Register, code: str, wording: Wording, seen: int) -> OwnColumn:
    """Change what an office says of its column, as it was ``seen`` (its version then); its kind stays.

    Raises as ``add_own_column``, OwnColumn.DoesNotExist where it is retired or unknown, SomebodyWasFaster where it
    changed since, ValuesRefused where records would no longer be right: their figures under another unit, a choice
    of theirs gone.
    """
    shaper(by, register)
    held = OwnColumn.objects.select_for_update().get(register=register.code, code=code, retired_at=None)
    if version_of(held) != seen:
        raise SomebodyWasFaster(_("Somebody else changed this column in the meantime. Look at it again."))
    refuse_wording(register, held.kind, wording, code=code)
    _refuse_what_records_say(register, held, wording)
    before = facts_of(held)
    wording.put(held)
    if facts_of(held) == before:
        raise Refused(_("Nothing was changed."))
    held.save()
    note(by=by, act=Act.OWN_COLUMN_CHANGE, on=held, before=before, after=facts_of(held))
    return held


def _refuse_what_records_say(register: Register, held: OwnColumn, wording: Wording) -> None:
    if wording.unit != held.unit and (records := filled(register, [held.code])[held.code]):
        raise ValuesRefused(
            {"unit": _("%(count)d records have a figure in the old unit. Add a new column.") % {"count": records}}
        )
    for choice in held.choices:
        if choice not in wording.choices and (records := choosing(register, held.code, choice)):
            raise ValuesRefused(
                {
                    "choices": _("%(count)d records have chosen “%(choice)s”. Change these first, or keep it.")
                    % {"count": records, "choice": choice}
                }
            )
