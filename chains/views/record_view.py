from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chains.queries.record_refusals import review_refused
from chains.queries.record_rows import with_chains
from chains.queries.sight import Sight, sight_of
from chains.registers.register import Register
from chains.tables.parts import parts_of
from chains.tables.record_page import sections
from chains.views.looking_back import AS_OF, looking_back
from offices.requests import OfficeRequest


@require_safe
def record_view(request: OfficeRequest, register: Register, record: UUID) -> HttpResponse:
    """One record: its columns by section, its chains, what else belongs to it, and who entered and changed it.

    With ``as_of`` in the address as it stood at the end of that day.
    """
    sight = sight_of(request.user, register)
    then, said = looking_back(sight, request.GET.getlist(AS_OF))
    try:
        return render(request, "chains/record_view.html", {**page_of(then, record), **said})
    except Http404:
        if then is sight:
            return merged_elsewhere(request, sight, record)
        sight.record(record)
    messages.warning(request, _("At the end of that day it was not there yet, or belonged to none of your chains."))
    return redirect("chains:record_history", register=register, record=record)


def merged_elsewhere(request: OfficeRequest, sight: Sight, record: UUID) -> HttpResponse:
    """The way to the record into which the one of that key was merged. Raises Http404 where there is none."""
    gone = sight.merged(record)
    if gone is None:
        raise Http404
    messages.info(request, _("The record you asked for was merged into this one."))
    return redirect(gone.merged_into)


def page_of(sight: Sight, record: UUID, revealed: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What a record's page shows; ``revealed``: contacts that the reader has just asked to see."""
    (shown,) = with_chains([sight.record(record, sight.columns)], sight)
    chains = [one.chain_id for one in shown.chains]
    return {
        "register": sight.register,
        "sight": sight,
        "record": shown,
        "sections": sections(sight, shown, revealed),
        "may_keep": sight.may_keep(chains),
        "may_review": sight.may_review(chains) and not review_refused(sight, shown),
        "parts": parts_of(sight, shown),
    }
