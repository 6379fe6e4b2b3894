from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.list_form import ListForm
from chains.models import Chain, RegisterList
from chains.queries.record_rows import read_asked
from chains.queries.register_lists import changeable, filters_of
from chains.queries.sight import sight_of
from chains.registers.register import Register
from chains.rules.moving import moving
from chains.services.make_list import make_list
from chains.tables.record_table import in_words
from chains.views.looking_back import AS_OF
from config.lib import clock
from offices.requests import OfficeRequest


@require_http_methods(["GET", "HEAD", "POST"])
def list_new(request: OfficeRequest, register: Register) -> HttpResponse:
    """Keep a register's list under a title, as the address filters, orders and shows it."""
    sight = sight_of(request.user, register)
    asked = read_asked(dict(request.GET.lists()), sight)
    kept = filters_of(asked)
    moves = moving(kept, clock.today())
    form = ListForm(
        request.POST or None,
        sight=sight,
        groups=RegisterList.objects.filter(register=register.code).values_list("group", flat=True),
        moves=moves != kept,
        initial={
            "readers": "owner",
            "order": asked.order.removeprefix("-"),
            "turn": "-" if asked.order.startswith("-") else "",
            "columns": [one.code for one in asked.columns],
            "moving": True,
        },
    )
    if request.method == "POST" and form.is_valid():
        filters = moves if form.cleaned_data.get("moving") else kept
        made = make_list(sight=sight, filters=filters, **form.values)
        messages.success(request, _("The list “%(title)s” was kept.") % {"title": made.title})
        return redirect("chains:list_view", code=made.code)
    chains = Chain.objects.filter(pk__in=sight.chains)
    context = {
        "register": register,
        "form": form,
        "asked": asked,
        "filters": [said for _name, said in in_words(asked, chains)],
        "changeable": changeable(request.user, register),
        "looks_back": bool(request.GET.get(AS_OF, "").strip()),
    }
    return render(request, "chains/list_new.html", context, status=400 if request.method == "POST" else 200)
