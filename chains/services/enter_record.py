from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chains.enums import Act, RecordActKind, RecordSource
from chains.queries.sight import Sight
from chains.services import writing
from chains.services.record_values import ValuesRefused
from chains.services.writing import Shares
from config.lib.refusals import Refused
from offices.enums import Right
from offices.permissions import refusal
from offices.services.trail import record as note


@transaction.atomic
def enter_record(
    *, sight: Sight, values: Mapping[str, Any], chains: Shares, source: RecordSource = RecordSource.TYPED
) -> Any:
    """Enter a record of the register that ``sight`` looks at; returns it. Leaves one entry in the trail.

    ``values``: as :func:`chains.services.record_values.read_typed` gives them. Raises PermissionDenied without the
    right on every chain named, ValuesRefused where something required is missing, Refused where a code is taken.
    """
    if not sight.keeps or not (chains.keys() <= sight.keeps):
        raise refusal(Right.KEEP_REGISTERS)
    if not chains and not sight.everything:
        raise Refused(_("Choose the chain to which the record belongs."))
    missing = {
        one.code: _("“%(name)s” must be given.") % {"name": one.label}
        for one in sight.columns
        if one.required and one.is_typed and not values.get(one.code)
    }
    if missing:
        raise ValuesRefused(missing)
    entered = sight.register.model(source=source)
    writing.put(entered, sight.columns, values)
    act = writing.act_of(kind=RecordActKind.ENTER, register=sight.register, by=sight.account)
    writing.insert(sight.register, [entered], {entered.pk: chains}, by=sight.account)
    writing.count(act, 1)
    note(by=sight.account, act=Act.RECORD_ENTER, on=entered)
    return entered
