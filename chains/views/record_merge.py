from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.record_merge import RecordMergeForm
from chains.models import Belonging
from chains.queries.record_rows import with_chains
from chains.queries.sight import Sight, sight_of
from chains.registers.register import Register
from chains.services.merge_records import merge_records
from chains.services.tell_apart import tell_apart
from chains.tables.record_merge import compared
from config.lib.refusals import Refused
from offices.enums import Right
from offices.permissions import refusal
from offices.requests import OfficeRequest


@require_http_methods(["GET", "HEAD", "POST"])
def record_merge(request: OfficeRequest, register: Register, one: uuid.UUID, other: uuid.UUID) -> HttpResponse:
    """Two records side by side. POST: make them one, column by column as chosen; or remember that they are two."""
    sight = sight_of(request.user, register)
    try:
        pair = [sight.record(pk) for pk in (one, other)]
    except Http404:
        return _gone(request, sight, one, other)
    with_chains(pair, sight)
    for record in pair:
        if not sight.may_keep(Belonging.objects.filter(record=record.pk).values_list("chain_id", flat=True)):
            raise refusal(Right.KEEP_REGISTERS)
    rows = compared(sight.columns, pair[0], pair[1])
    differing = [row.column.code for row in rows if row.differs]
    form = RecordMergeForm(request.POST if request.method == "POST" else None, pair=pair, differing=differing)
    if request.method == "POST" and "apart" in request.POST:
        try:
            tell_apart(sight=sight, one=one, other=other)
        except Refused as refused:
            messages.error(request, refused.sentence)
        else:
            messages.success(request, _("Remembered: these are two different ones. The pair is shown no more."))
        return redirect("chains:record_doubles", register=register)
    if request.method == "POST" and form.is_valid():
        try:
            kept = merge_records(
                sight=sight,
                stays=form.staying,
                goes=form.going,
                taken=form.taken,
                seen=form.cleaned_data["seen"],
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
            form.compare_anew()
        else:
            messages.success(request, _("Merged. Everything stands with “%(name)s” now.") % {"name": kept.name})
            return redirect(kept.get_absolute_url())
    context = {"register": register, "one": pair[0], "other": pair[1], "form": form}
    context["rows"] = [(row, form.chosen(row.column.code)) for row in rows]
    return render(request, "chains/record_merge.html", context, status=400 if form.is_bound else 200)


def _gone(request: OfficeRequest, sight: Sight, *pair: uuid.UUID) -> HttpResponse:
    """Back to the doubles, where one of the two was merged meanwhile. Raises Http404 where none was."""
    if not any(sight.merged(pk) for pk in pair):
        raise Http404
    messages.warning(request, _("One of the two was merged into another in the meantime. Compare anew what is left."))
    return redirect("chains:record_doubles", register=sight.register)
