"""Beginning a scheme: from nothing, from one that is shipped, from an earlier version, from a file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from config.lib.refusals import Refused
from evaluation.forms.scheme_new import SchemeNewForm
from evaluation.queries.catalogue import catalogue
from evaluation.queries.scheme_drafts import shipped_schemes, versions
from evaluation.services.draft_scheme import draft_scheme
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def scheme_new(request: OfficeRequest) -> HttpResponse:
    """Where to start from; posting it leads to the draft."""
    require(request.user, Right.SET_UP_YEAR)
    form = SchemeNewForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        versions=versions(),
        shipped=shipped_schemes(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            text, based_on = form.text(units=catalogue().units)
            draft = draft_scheme(by=request.user, text=text, based_on=based_on)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("evaluation:scheme_edit", pk=draft.pk)
    return render(request, "evaluation/scheme_new.html", {"form": form}, status=400 if form.errors else 200)
