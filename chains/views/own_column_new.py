from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.own_column import OwnColumnForm
from chains.registers.own import OwnKind
from chains.registers.register import Register
from chains.services.add_own_column import add_own_column
from chains.services.own_column import shaper
from chains.views.keeping import tried
from config.lib.web.forms import status_of
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def own_column_new(request: OfficeRequest, register: Register) -> HttpResponse:
    """Add a column of the office's own to a register."""
    shaper(request.user, register)
    form = OwnColumnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kind, wording = OwnKind(form.cleaned_data["kind"]), form.wording
        if tried(form, lambda: add_own_column(by=request.user, register=register, kind=kind, wording=wording)):
            messages.success(
                request,
                _("“%(label)s” was added. It stands in lists, forms and workbooks now.") % {"label": wording.label},
            )
            return redirect("chains:own_column_list", register=register)
    return render(request, "chains/own_column_new.html", {"register": register, "form": form}, status=status_of(form))
