"""A draft in a table: what holds for all of it, its items with their points, who is judged. Saved as one types."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from config.lib import clock
from config.lib.periods import Quarter
from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.forms.scheme_edit import SchemeEditForm
from evaluation.forms.scheme_fields import DocumentForm
from evaluation.models import SchemeDraft
from evaluation.queries.scheme_drafts import has_remarks, in_the_form, told
from evaluation.rules.figures import Catalogue
from evaluation.rules.schemefile.editing import Document, added, changed, moved, path_of, removed, row_at, spelled
from evaluation.rules.schemefile.examining import Examined, examine
from evaluation.rules.schemefile.items import Place
from evaluation.rules.schemefile.writing import write
from evaluation.rules.toml_lines import Path
from evaluation.services.load_scheme import catalogue
from evaluation.services.save_scheme_draft import save_scheme_draft
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

PARTS = (
    (Place.BASE, gettext_lazy("Items")),
    (Place.BONUS, gettext_lazy("Bonus")),
    (Place.DEDUCTION, gettext_lazy("Deductions")),
    (Place.GATE, gettext_lazy("Gates")),
)


@require_http_methods(["GET", "POST"])
def scheme_edit(request: OfficeRequest, pk: int) -> HttpResponse:
    """The table. A button that adds, moves or takes out an item saves all that was typed first."""
    require(request.user, Right.SET_UP_YEAR)
    draft = get_object_or_404(SchemeDraft.objects.select_related("based_on"), pk=pk)
    known = catalogue()
    examined = examine(draft.text, catalogue=known)
    if examined.document is None:
        return redirect("evaluation:scheme_text", pk=pk)
    if request.method != "POST":
        return _page(request, draft, examined, known)
    form = SchemeEditForm(request.POST, catalogue=known, document=examined.document, version=draft.version)
    if not form.is_valid():
        return answered(request, form) or _page(request, draft, examined, known, form=form, status=400)
    document, at = arranged(changed_by(form), request.POST.get("do", ""))
    try:
        draft = saved(request, draft, examined, document, seen=form.cleaned_data["seen"])
    except Refused as refused:
        status = 409 if isinstance(refused, SomebodyWasFaster) else 400
        if wants_json(request):
            return JsonResponse({"refused": refused.sentence}, status=status)
        form.add_error(None, refused.sentence)
        return _page(request, draft, examined, known, form=form, status=status)
    if wants_json(request):
        return as_json(draft, known, form)
    if at:
        return redirect("evaluation:scheme_item", pk=pk, item=spelled(at))
    if not request.POST.get("do"):
        messages.success(request, _("The draft is saved."))
    return redirect("evaluation:scheme_edit", pk=pk)


def arranged(document: Document, do: str) -> tuple[Document, Path]:
    """The document as a button of the table leaves it, and the item that was added, if one was: ``down:items.0``."""
    verb, _colon, name = do.partition(":")
    path = path_of(name)
    if verb in ("add", "group"):
        row = row_at(document, path)
        if row is not None:
            return added(document, place=row.place, within=path, group=verb == "group")
        place = next((one for one in Place if one.value == name), None)
        return added(document, place=place, group=verb == "group") if place else (document, ())
    if row_at(document, path) is None:
        return document, ()
    if verb == "remove":
        return removed(document, path), ()
    return (moved(document, path, down=verb == "down"), ()) if verb in ("up", "down") else (document, ())


def changed_by(form: DocumentForm) -> Document:
    """The document with what was typed into the form."""
    return changed(dict(form.document), form.values())


def saved(request: OfficeRequest, draft: SchemeDraft, held: Examined, document: Document, *, seen: int) -> SchemeDraft:
    """The draft with this document; where nothing changed its text stays as somebody wrote it, remarks and all."""
    text = held.text if document == held.document else write(document)
    return save_scheme_draft(by=request.user, draft=draft, text=text, seen=seen)


def wants_json(request: OfficeRequest) -> bool:
    """Whether the script of the page asks, which saves as one types."""
    return request.headers.get("Accept") == "application/json"


def answered(request: OfficeRequest, form: DocumentForm) -> HttpResponse | None:
    """For the script: that something was sent which no field takes."""
    if not wants_json(request):
        return None
    sentences = [str(sentence) for listed in form.errors.values() for sentence in listed]
    return JsonResponse({"refused": " ".join(sentences)}, status=400)


def as_json(draft: SchemeDraft, known: Catalogue, form: DocumentForm) -> JsonResponse:
    """For the script: the version to go on from, and what is wrong, at which field."""
    examined = examine(draft.text, catalogue=known)
    errors = [{"field": form.field_of(error), "path": spelled(error.path)} for error in examined.errors]
    sentences = told(examined.document or {}, examined.errors)
    listed = [
        {
            **one,
            "sentence": said.sentence,
            "message": in_the_form(error.message),
            "address": address_of(draft, said.item, one["field"]),
        }
        for one, said, error in zip(errors, sentences, examined.errors, strict=True)
    ]
    return JsonResponse({"version": draft.version, "errors": listed})


def address_of(draft: SchemeDraft, item: str, field: str) -> str:
    """Where an error is mended: a field of this page, or the page of its item."""
    if field:
        return f"#f-{field}"
    return reverse("evaluation:scheme_item", args=[draft.pk, item]) if item else ""


def check_context(draft: SchemeDraft, examined: Examined, form: DocumentForm) -> dict[str, Any]:
    """What the panel of the check shows."""
    sentences = told(examined.document or {}, examined.errors)
    listed = [
        (said.sentence, address_of(draft, said.item, form.field_of(error)))
        for said, error in zip(sentences, examined.errors, strict=True)
    ]
    return {"draft": draft, "wrong": listed, "usable": examined.scheme}


def quarters_from(examined: Examined) -> list[Quarter]:
    """The quarters from which the scheme can be adopted, the one that runs now first."""
    if examined.scheme is None:
        return []
    listed = [Quarter(examined.scheme.year, number) for number in (1, 2, 3, 4)]
    today = clock.today()
    return sorted(listed, key=lambda one: (one.last_day < today, one.quarter))


def _page(
    request: OfficeRequest,
    draft: SchemeDraft,
    examined: Examined,
    known: Catalogue,
    *,
    form: SchemeEditForm | None = None,
    status: int = 200,
) -> HttpResponse:
    document = examined.document or {}
    if form is None:
        form = SchemeEditForm(catalogue=known, document=document, version=draft.version, errors=examined.errors)
        form.show_errors(in_the_form)
    context = {
        "form": form,
        "parts": [(place.value, title, form.lines(place.value), form.part(place.value)) for place, title in PARTS],
        "remarks": has_remarks(draft.text),
        "quarters": quarters_from(examined),
        **check_context(draft, examined, form),
    }
    return render(request, "evaluation/scheme_edit.html", context, status=status)
