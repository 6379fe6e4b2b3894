"""Objecting to one line of a chain's scores while they are shown."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chains.permissions import require
from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from evaluation.forms.objection_raise import ObjectionForm
from evaluation.permissions import chains_seen, visible_runs
from evaluation.queries.objections import objections_by_line
from evaluation.queries.runs import kept_of, lines_of
from evaluation.services.raise_objection import raise_objection
from offices.enums import Right
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def objection_raise(request: OfficeRequest, pk: int, chain: str, item: str) -> HttpResponse:
    """The line with its working, and what is wrong with it; where there is an objection to it, that one."""
    run = get_object_or_404(visible_runs(request.user), pk=pk)
    found = get_object_or_404(chains_seen(request.user, run), code=chain)
    require(request.user, Right.SUBMIT_LEDGER, found)
    line = next((line for line in lines_of(run, found) if line.item == item), None)
    if line is None:
        raise Http404
    raised = [one for one in objections_by_line(request.user, run, found).get(item, ()) if not one.is_withdrawn]
    if raised and request.method == "GET":
        return redirect(raised[-1])
    form = ObjectionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            objection = raise_objection(by=request.user, run=run, chain=found, item=item, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(
                request, _("The objection is with the leading-group office. You will find the answer here.")
            )
            return redirect(objection)
    context = {"run": run, "chain": found, "line": line, "places": kept_of(run).places, "form": form}
    return render(request, "evaluation/objection_raise.html", context, status=status_of(form))
