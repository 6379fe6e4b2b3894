"""The schemes there are, and one of them item by item."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evaluation.models import Scheme
from evaluation.queries.catalogue import catalogue
from evaluation.queries.scheme_drafts import adopted_by, drafts, versions
from evaluation.queries.scheme_in_force import read, scheme_rows
from evaluation.rules.notice_words.scheme_words import scheme_facts
from offices.enums import Right
from offices.permissions import holds, require
from offices.requests import OfficeRequest


@require_safe
def scheme_list(request: OfficeRequest) -> HttpResponse:
    """Every version of every scheme, newest first; for whoever writes them also what is being written."""
    require(request.user, Right.VIEW_CHAIN)
    writes = holds(request.user, Right.SET_UP_YEAR)
    context = {"schemes": list(versions()), "drafts": list(drafts()) if writes else []}
    return render(request, "evaluation/scheme_list.html", context)


@require_safe
def scheme_view(request: OfficeRequest, pk: int) -> HttpResponse:
    """A version: its items with weights, rules and notes, and the text as it was loaded."""
    require(request.user, Right.VIEW_CHAIN)
    scheme = get_object_or_404(Scheme, pk=pk)
    rules = read(scheme)
    indicators = catalogue().indicators
    context = {
        "scheme": scheme,
        "adopted": adopted_by(scheme),
        "rows": scheme_rows(rules, indicators=indicators),
        "rules": rules,
        "settings": scheme_facts(rules, indicators=indicators).settings,
    }
    return render(request, "evaluation/scheme_view.html", context)
