"""Two versions side by side, or a draft and a version: what was changed, item by item."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.models import Scheme, SchemeDraft
from evaluation.queries.catalogue import catalogue
from evaluation.queries.scheme_drafts import drafts, replaced_by, versions
from evaluation.rules.comparing import compare
from evaluation.rules.schemefile.examining import Examined, examine
from evaluation.rules.schemefile.wording import names_of
from offices.enums import Right
from offices.permissions import holds, require
from offices.requests import OfficeRequest

DRAFT = "draft-"


@require_safe
def scheme_compare(request: OfficeRequest) -> HttpResponse:
    """``?old=3&new=draft-5``; drafts are the office's alone. A draft alone is held against what it replaces."""
    require(request.user, Right.VIEW_CHAIN)
    choices = [(str(one.pk), str(one)) for one in versions()]
    if holds(request.user, Right.SET_UP_YEAR):
        choices += [(f"{DRAFT}{one.pk}", str(one)) for one in drafts()]
    named = {side: request.GET.get(side, "") for side in ("old", "new")}
    if any(name and name not in dict(choices) for name in named.values()):
        raise Http404
    if "old" not in request.GET and named["new"].startswith(DRAFT):
        named["old"] = _before(named["new"])
    sides = {side: _read(name) for side, name in named.items() if name}
    context: dict[str, Any] = {
        "choices": [(value, title, value.startswith(DRAFT)) for value, title in choices],
        **named,
        "titles": {side: dict(choices).get(name, "") for side, name in named.items()},
        "wrong": [side for side, one in sides.items() if one.scheme is None],
    }
    old, new = sides.get("old"), sides.get("new")
    if old and new and old.scheme and new.scheme:
        context["comparison"] = compare(old.scheme, new.scheme, names=names_of(catalogue().indicators))
        context["compared"] = True
    return render(request, "evaluation/scheme_compare.html", context)


def _before(name: str) -> str:
    """The version that the draft of that name takes the place of, nothing where there is none."""
    draft = SchemeDraft.objects.get(pk=int(name.removeprefix(DRAFT)))
    scheme = examine(draft.text).scheme
    version = replaced_by(draft, year=scheme.year if scheme else None)
    return str(version.pk) if version else ""


def _read(name: str) -> Examined:
    """The scheme of that name, which is one of those offered."""
    if name.startswith(DRAFT):
        return examine(SchemeDraft.objects.get(pk=int(name.removeprefix(DRAFT))).text)
    return examine(Scheme.objects.get(pk=int(name)).text)
