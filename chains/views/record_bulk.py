from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.record_bulk import Doing, RecordBulkForm, offered, settable
from chains.models import Chain
from chains.queries.bulk_trial import MOST, Chosen, bulk_trial
from chains.queries.record_rows import read_asked
from chains.queries.sight import Sight, sight_of
from chains.registers.register import Register
from chains.services.change_many import change_many
from chains.tables.record_bulk import bulk_report
from chains.views.act_ended import ENDED, ended_address
from config.lib.refusals import Refused
from offices.enums import Right
from offices.permissions import refusal
from offices.requests import OfficeRequest

RECORD, ALL, DOING, COLUMN = "bulk-record", "bulk-all", "bulk-do", "bulk-column"
"""Names in the address beside those of the list's filters; no column is called so."""


@require_http_methods(["GET", "HEAD", "POST"])
def record_bulk(request: OfficeRequest, register: Register) -> HttpResponse:
    """Do the same with all records that the address chooses. POST: try it; with the trial's stamp: do it."""
    sight = sight_of(request.user, register)
    if not sight.keeps and not sight.reviews:
        raise refusal(Right.KEEP_REGISTERS)
    params = dict(request.GET.lists())
    back = _list_address(register, request.GET)
    chosen = _chosen(params, sight)
    records = list(chosen.records(sight)[: MOST + 1]) if chosen else []
    offers = dict(offered(sight))
    doing = request.GET.get(DOING, "")
    doing = doing if doing in offers else next(iter(offers))
    columns = {one.code: one for one in settable(sight)}
    column = request.GET.get(COLUMN, "")
    form = RecordBulkForm(
        request.POST if request.method == "POST" else None,
        sight=sight,
        doing=doing,
        column=columns.get(column) if doing == Doing.COLUMN else None,
        chains=Chain.objects.filter(pk__in=sight.keeps),
    )
    context: dict[str, Any] = {
        "register": register,
        "sight": sight,
        "form": form,
        "back": back,
        "count": len(records),
        "offers": list(offers.items()),
        "doing": doing,
        "columns": list(columns.values()),
        "names": [one.name for one in records[:10]],
        "hidden": [(name, text) for name, texts in params.items() if name not in {DOING, COLUMN} for text in texts],
        "problem": _problem(chosen, records),
    }
    if request.method == "POST" and not context["problem"] and form.is_valid() and form.wish and chosen:
        if form.cleaned_data["seen"]:
            try:
                done = change_many(sight=sight, chosen=chosen, wish=form.wish, seen=form.cleaned_data["seen"])
            except Refused as refused:
                form.add_error(None, refused.sentence)
            else:
                messages.success(request, _("Done with %(count)d records.") % {"count": len(done.done)})
                return redirect(ended_address(back, done.act))
            records = list(chosen.records(sight))
        context["report"] = bulk_report(bulk_trial(sight, records, form.wish), form.wish)
    is_wrong = request.method == "POST" and bool(form.errors or context["problem"])
    return render(request, "chains/record_bulk.html", context, status=400 if is_wrong else 200)


def _chosen(params: Mapping[str, Sequence[str]], sight: Sight) -> Chosen | None:
    """What the address chooses; None where a filter of it cannot be understood, for all would then be too many."""
    if ALL in params:
        asked = read_asked(params, sight)
        return None if asked.conditions.wrong else Chosen(asked=asked)
    return Chosen(keys=tuple(key for text in params.get(RECORD, ()) if (key := _key(text))))


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _problem(chosen: Chosen | None, records: Sequence[Any]) -> str:
    if chosen is None:
        return _("A filter of the list was not understood. Go back and correct it first.")
    if not records:
        return _("No record is chosen. Go back and tick some.")
    if len(records) > MOST:
        return _("At most %(most)d records can be changed at once. Narrow the list.") % {"most": MOST}
    return ""


def _list_address(register: Register, given: QueryDict) -> str:
    """The list as it stood when the records were chosen."""
    kept = [
        (name, text)
        for name, texts in given.lists()
        if not name.startswith("bulk-") and name != ENDED
        for text in texts
    ]
    address = reverse("chains:record_list", kwargs={"register": register})
    return f"{address}?{urlencode(kept)}" if kept else address
