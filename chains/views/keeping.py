"""What the screens of a record's parts have in common: the record for one who may change it, and a verb tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chains.forms.facts import EndForm
from chains.queries.sight import Sight, sight_of
from chains.registers.register import Register
from chains.services.record_values import ValuesRefused
from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from offices.enums import Right
from offices.models import Account
from offices.permissions import refusal
from offices.requests import OfficeRequest


def kept_record(account: Account, register: Register, record: UUID, *, part: str = "") -> tuple[Sight, Any]:
    """The record and the sight of one who may change it. Raises Http404 where the register has no such part."""
    if part and part not in register.parts:
        raise Http404
    sight = sight_of(account, register)
    held = sight.record(record)
    if not sight.may_keep([one.chain_id for one in sight.belongings([held])[held.pk]]):
        raise refusal(Right.KEEP_REGISTERS)
    return sight, held


def ended(
    request: OfficeRequest,
    register: Register,
    record: UUID,
    fact: int,
    *,
    part: str,
    facts: Callable[[Sight, Any], Mapping[str, Any]],
    end: Callable[..., object],
) -> HttpResponse:
    """The screen on which a dated fact of a record gets its last day: one of ``facts``, by the verb ``end``."""
    sight, held = kept_record(request.user, register, record, part=part)
    ending = get_object_or_404(facts(sight, held)["rows"], pk=fact)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        last_day = form.cleaned_data["last_day"]
        if tried(form, lambda: end(sight=sight, pk=record, fact=fact, last_day=last_day)):
            messages.success(request, _("The last day was set."))
            return redirect(held)
    context = {
        "record": held,
        "register": register,
        "form": form,
        "fact": ending,
        "title": pgettext("of an enterprise", "Set the last day"),
    }
    return render(request, "chains/fact_note.html", context, status=status_of(form))


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
