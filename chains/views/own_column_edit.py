from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.forms.own_column import OwnColumnEditForm
from chains.models import OwnColumn
from chains.registers.own import OwnKind
from chains.registers.register import Register
from chains.services.change_own_column import change_own_column
from chains.services.own_column import shaper
from chains.views.keeping import tried
from config.lib.web.forms import status_of
from offices.queries.history import history
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def own_column_edit(request: OfficeRequest, register: Register, column: str) -> HttpResponse:
    """Change a column of the office's own, and see what was changed before."""
    shaper(request.user, register)
    held = get_object_or_404(OwnColumn, register=register.code, code=column, retired_at=None)
    form = OwnColumnEditForm(request.POST or None, held=held)
    if request.method == "POST" and form.is_valid():
        wording, seen = form.wording, form.cleaned_data["seen"]
        if tried(
            form,
            lambda: change_own_column(by=request.user, register=register, code=column, wording=wording, seen=seen),
        ):
            messages.success(request, _("“%(label)s” was changed.") % {"label": wording.label})
            return redirect("chains:own_column_list", register=register)
    context = {
        "register": register,
        "column": held,
        "kind": OwnKind(held.kind).label,
        "form": form,
        "history": history(held, hidden=("register", "code", "kind", "retired_at")),
    }
    return render(request, "chains/own_column_edit.html", context, status=status_of(form))
