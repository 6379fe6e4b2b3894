from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.list_form import ListForm
from chains.models import Chain, RegisterList
from chains.queries.record_rows import read_asked
from chains.queries.register_lists import filters_of, list_seen
from chains.rules.moving import moving
from chains.services.change_list import change_list
from chains.tables.list_table import filters_in_words
from chains.tables.record_table import in_words
from config.lib import clock
from offices.enums import Right
from offices.permissions import refusal
from offices.requests import OfficeRequest


@require_http_methods(["GET", "HEAD", "POST"])
def list_edit(request: OfficeRequest, code: str) -> HttpResponse:
    """Change a named list; filters, columns and order in the address take the place of its own."""
    seen = list_seen(request.user, code)
    if not seen.may_change:
        raise refusal(Right.SHAPE_REGISTERS)
    asked = read_asked(dict(request.GET.lists()), seen.sight) if request.GET else seen.asked
    kept = filters_of(asked)
    moves = moving(kept, clock.today()) if request.GET else kept
    form = ListForm(
        request.POST or None,
        sight=seen.sight,
        groups=RegisterList.objects.filter(register=seen.named.register).values_list("group", flat=True),
        moves=moves != kept,
        held=seen.named,
        initial={
            "title": seen.named.title,
            "group": seen.named.group,
            "unit_line": seen.named.unit_line,
            "readers": seen.named.readers,
            "position": seen.named.position,
            "order": asked.order.removeprefix("-"),
            "turn": "-" if asked.order.startswith("-") else "",
            "columns": [one.code for one in asked.columns],
            "moving": True,
        },
    )
    if request.method == "POST" and form.is_valid():
        filters = (moves if form.cleaned_data.get("moving") else kept) if request.GET else None
        changed = change_list(sight=seen.sight, code=code, filters=filters, **form.values)
        messages.success(request, _("The list “%(title)s” was changed.") % {"title": changed.title})
        return redirect("chains:list_view", code=code)
    chains = list(Chain.objects.filter(pk__in=seen.sight.chains))
    context = {
        "seen": seen,
        "register": seen.sight.register,
        "form": form,
        "asked": asked,
        "filters": [said for _name, said in in_words(asked, chains)] if request.GET else filters_in_words(seen, chains),
        "register_query": urlencode(seen.address, doseq=True),
    }
    return render(request, "chains/list_edit.html", context, status=400 if request.method == "POST" else 200)
