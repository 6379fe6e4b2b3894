from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from chains.queries.acts import act_page, seen_act
from chains.queries.sight import sight_of
from chains.registers.register import Register
from chains.services.undo_act import undo_act
from config.lib.refusals import Refused
from offices.requests import OfficeRequest


@require_safe
def act_view(request: OfficeRequest, register: Register, act: UUID) -> HttpResponse:
    """One act, such as an import, with every record of it that the reader may know of, before and after."""
    sight = sight_of(request.user, register)
    shown, records = seen_act(sight, act)
    listing, touched = act_page(sight, shown, records, request.GET.get("page"))
    context = {
        "register": register,
        "sight": sight,
        "act": shown,
        "listing": listing,
        "touched": touched,
        "may_undo": shown.by_id == request.user.pk and shown.undone_by is None,
    }
    return render(request, "chains/act_view.html", context)


@require_POST
def act_undo(request: OfficeRequest, register: Register, act: UUID) -> HttpResponse:
    """Take an act back, the whole of it or nothing."""
    seen_act(sight_of(request.user, register), act)
    try:
        undo = undo_act(by=request.user, pk=act)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("chains:act_view", register=register, act=act)
    sentence = ngettext(
        "Taken back: %(count)d record stands as it stood before.",
        "Taken back: %(count)d records stand as they stood before.",
        undo.records,
    )
    messages.success(request, sentence % {"count": undo.records})
    return redirect("chains:act_view", register=register, act=undo.pk)
