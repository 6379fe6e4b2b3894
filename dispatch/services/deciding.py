"""Deciding a request once, whoever else decides it at the same time."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from config.lib.refusals import SomebodyWasFaster
from dispatch.enums import Decision
from dispatch.models import Correction, Extension
from dispatch.services.reasons import required
from offices.models import Account

Request = TypeVar("Request", Extension, Correction)


def decide(request: Request, *, by: Account, at: dt.datetime, grant: bool, note: str, **changes: Any) -> Request:
    """Grant or refuse a request that is still pending, and return it as decided.

    Raises Refused where a refusal gives no reason, SomebodyWasFaster where the request is decided already.
    """
    why = note.strip() if grant else required(note, what=_("why it is refused"))
    wanted = Decision.GRANTED if grant else Decision.REFUSED
    decided = (
        type(request)
        .objects.filter(pk=request.pk, decision=Decision.PENDING)
        .update(decision=wanted, decision_note=why, decided_by=by, decided_at=at, **changes)
    )
    now = type(request).objects.select_related("decided_by__person").get(pk=request.pk)
    if not decided:
        raise SomebodyWasFaster(
            _("This was decided already: %(decision)s, by %(name)s. Nothing was changed by you.")
            % {
                "decision": now.get_decision_display(),
                "name": now.decided_by.person.name if now.decided_by else _("somebody"),
            }
        )
    return now
