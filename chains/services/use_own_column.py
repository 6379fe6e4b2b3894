from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act
from chains.models import OwnColumn
from chains.registers.register import Register
from chains.services.own_column import Wording, refuse_wording, shaper
from chains.services.record_values import ValuesRefused
from config.lib.refusals import Refused
from offices.models import Account
from offices.services.trail import record as note


@transaction.atomic
def use_own_column(*, by: Account, register: Register, code: str) -> OwnColumn:
    """Use a retired column again, with what the records said in it.

    Raises as ``add_own_column``, OwnColumn.DoesNotExist where it is not retired, Refused where another column has
    its name meanwhile.
    """
    shaper(by, register)
    held = OwnColumn.objects.select_for_update().exclude(retired_at=None).get(register=register.code, code=code)
    try:
        refuse_wording(register, held.kind, Wording(held.label, held.unit, tuple(held.choices)))
    except ValuesRefused as refused:
        raise Refused(_("“%(label)s”: %(why)s") % {"label": held.label, "why": refused.sentence}) from refused
    held.retired_at = None
    held.save()
    note(by=by, act=Act.OWN_COLUMN_CHANGE, on=held, after={"retired": False})
    return held
