"""What the screens of a record's parts have in common: the record for one who may change it, and a verb tried."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404

from chains.queries.sight import Sight, sight_of
from chains.registers.register import Register
from chains.services.record_values import ValuesRefused
from config.lib.refusals import Refused
from offices.enums import Right
from offices.models import Account
from offices.permissions import refusal


def kept_record(account: Account, register: Register, record: UUID, *, part: str = "") -> tuple[Sight, Any]:
    """The record and the sight of one who may change it. Raises Http404 where the register has no such part."""
    if part and part not in register.parts:
        raise Http404
    sight = sight_of(account, register)
    held = sight.record(record)
    if not sight.may_keep([one.chain_id for one in sight.belongings([held])[held.pk]]):
        raise refusal(Right.KEEP_REGISTERS)
    return sight, held


def tried(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the verb was done; a refusal goes to the field that it is about, or to the form."""
    try:
        act()
    except ValuesRefused as refused:
        for name, sentence in refused.wrong.items():
            form.add_error(name if name in form.fields else None, sentence)
    except Refused as refused:
        form.add_error(None, refused.sentence)
    else:
        return True
    return False
