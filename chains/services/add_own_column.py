from __future__ import annotations

from django.db import connection, transaction
from django.utils.translation import gettext as _

from chains.enums import Act
from chains.models import OwnColumn
from chains.registers.own import OwnKind
from chains.registers.register import Register
from chains.services.own_column import MOST, Wording, facts_of, refuse_wording, shaper
from config.lib.refusals import Refused
from offices.models import Account
from offices.services.trail import record as note

LOCK = "SELECT pg_advisory_xact_lock(hashtext('chains.own_column'))"


@transaction.atomic
def add_own_column(*, by: Account, register: Register, kind: OwnKind, wording: Wording) -> OwnColumn:
    """Add a column of the office's own to a register; its code is given and never used again.

    Raises PermissionDenied without the right, Http404 where the register is not the account's to know, ValuesRefused
    where it cannot be called so or lacks its choices, Refused where the register has as many as it may.
    """
    shaper(by, register)
    with connection.cursor() as cursor:
        cursor.execute(LOCK)
    refuse_wording(register, kind, wording)
    held = OwnColumn.objects.filter(register=register.code)
    if held.filter(retired_at=None).count() >= MOST:
        raise Refused(
            _("A register has at most %(most)d columns of your own. Retire one that is not needed.") % {"most": MOST}
        )
    made = OwnColumn(register=register.code, code=f"own_{held.count() + 1}", kind=kind)
    wording.put(made)
    made.save()
    note(by=by, act=Act.OWN_COLUMN_ADD, on=made, after=facts_of(made))
    return made
