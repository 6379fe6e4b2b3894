from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act
from chains.models import OwnColumn
from chains.queries.own_columns import lists_that_ask
from chains.registers.register import Register
from chains.services.own_column import shaper
from config.lib import clock
from config.lib.refusals import Refused
from offices.models import Account
from offices.services.trail import record as note


@transaction.atomic
def retire_own_column(*, by: Account, register: Register, code: str) -> OwnColumn:
    """Show a column of the office's own no more; what the records say in it is kept, and it can be used again.

    Raises as ``add_own_column``, OwnColumn.DoesNotExist where it is retired or unknown, Refused where a named list
    filters or orders by it: without it the list would say something else.
    """
    shaper(by, register)
    held = OwnColumn.objects.select_for_update().get(register=register.code, code=code, retired_at=None)
    if titles := lists_that_ask(register, code):
        raise Refused(
            _("These lists filter or order by it: %(titles)s. Change them first.") % {"titles": "、".join(titles)}
        )
    held.retired_at = clock.now()
    held.save()
    note(by=by, act=Act.OWN_COLUMN_RETIRE, on=held)
    return held
