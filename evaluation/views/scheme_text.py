"""A draft as the text it is: written by hand, taken from a file, downloaded."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from config.lib.refusals import Refused, SomebodyWasFaster
from config.lib.web.downloads import download
from evaluation.forms.scheme_text import SchemeTextForm
from evaluation.models import Scheme, SchemeDraft
from evaluation.queries.catalogue import catalogue
from evaluation.rules.schemefile.examining import examine
from evaluation.services.save_scheme_draft import save_scheme_draft
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

TOML = "application/toml; charset=utf-8"


@require_http_methods(["GET", "POST"])
def scheme_text(request: OfficeRequest, pk: int) -> HttpResponse:
    """The text, every mistake by its line; a file that is chosen takes its place."""
    require(request.user, Right.SET_UP_YEAR)
    draft = get_object_or_404(SchemeDraft, pk=pk)
    if request.method != "POST":
        form = SchemeTextForm(initial={"text": draft.text, "seen": draft.version})
        return _page(request, draft, form, draft.text)
    form = SchemeTextForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, draft, form, request.POST.get("text", ""), status=400)
    try:
        text = form.whole_text()
        draft = save_scheme_draft(by=request.user, draft=draft, text=text, seen=form.cleaned_data["seen"])
    except Refused as refused:
        form.add_error(None, refused.sentence)
        status = 409 if isinstance(refused, SomebodyWasFaster) else 400
        return _page(request, draft, form, form.cleaned_data["text"], status=status)
    messages.success(request, _("The draft is saved."))
    return redirect("evaluation:scheme_text", pk=pk)


@require_safe
def scheme_draft_file(request: OfficeRequest, pk: int) -> HttpResponse:
    """The draft as a file."""
    require(request.user, Right.SET_UP_YEAR)
    draft = get_object_or_404(SchemeDraft, pk=pk)
    return download(draft.text.encode(), name=f"{draft.title or draft.pk}.toml", kind=TOML)


@require_safe
def scheme_file(request: OfficeRequest, pk: int) -> HttpResponse:
    """A version as a file."""
    require(request.user, Right.VIEW_CHAIN)
    scheme = get_object_or_404(Scheme, pk=pk)
    return download(scheme.text.encode(), name=f"{scheme}.toml", kind=TOML)


def _page(
    request: OfficeRequest, draft: SchemeDraft, form: SchemeTextForm, text: str, *, status: int = 200
) -> HttpResponse:
    examined = examine(text, catalogue=catalogue())
    context = {
        "draft": draft,
        "form": form,
        "wrong": [str(error) for error in examined.errors],
        "readable": examined.document is not None,
    }
    return render(request, "evaluation/scheme_text.html", context, status=status)
