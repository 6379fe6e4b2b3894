"""What the pages of a draft share: saving what was typed, for a person or for the script that saves as one types."""

from __future__ import annotations

from typing import Any, Protocol

from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.forms.scheme_fields import DocumentForm
from evaluation.models import SchemeDraft
from evaluation.queries.scheme_drafts import told
from evaluation.rules.figures import Catalogue
from evaluation.rules.schemefile.editing import Document, changed, spelled
from evaluation.rules.schemefile.examining import Examined, examine
from evaluation.rules.schemefile.wording import method_in_words
from evaluation.rules.schemefile.writing import write
from evaluation.rules.toml_lines import Path
from evaluation.services.save_scheme_draft import save_scheme_draft
from offices.requests import OfficeRequest


class Page(Protocol):
    """Draws the page of a draft again, with what was typed."""

    def __call__(self, form: Any, status: int) -> HttpResponse: ...


def not_valid(request: OfficeRequest, form: DocumentForm, page: Page) -> HttpResponse:
    """That something was sent which no field takes."""
    if not _wants_json(request):
        return page(form, 400)
    sentences = [str(sentence) for listed in form.errors.values() for sentence in listed]
    return JsonResponse({"refused": " ".join(sentences)}, status=400)


def typed(form: DocumentForm) -> Document:
    """The document with what was typed into the form."""
    return changed(dict(form.document), form.values())


def saved(
    request: OfficeRequest,
    draft: SchemeDraft,
    examined: Examined,
    document: Document,
    *,
    form: DocumentForm,
    known: Catalogue,
    page: Page,
) -> HttpResponse | None:
    """Saves the document. The answer, where that is none to go on from: somebody was faster, or the script asks.

    Where nothing changed the text stays as somebody wrote it, remarks and all.
    """
    text = examined.text if document == examined.document else write(document)
    try:
        draft = save_scheme_draft(by=request.user, draft=draft, text=text, seen=form.cleaned_data["seen"])
    except Refused as refused:
        status = 409 if isinstance(refused, SomebodyWasFaster) else 400
        if _wants_json(request):
            return JsonResponse({"refused": refused.sentence}, status=status)
        form.add_error(None, refused.sentence)
        return page(form, status)
    return _as_json(draft, known, form) if _wants_json(request) else None


def method_at(path: Path, *, examined: Examined, known: Catalogue) -> str:
    """How the item there scores, set as it is, in a sentence; nothing while it has mistakes."""
    item = examined.item_at(path)
    return method_in_words(item, known.indicators) if item else ""


def check_context(draft: SchemeDraft, examined: Examined, form: DocumentForm) -> dict[str, Any]:
    """What the panel of the check shows."""
    sentences = told(examined.document or {}, examined.errors)
    listed = [
        (said.sentence, _address_of(draft, said.item, form.field_of(error)))
        for said, error in zip(sentences, examined.errors, strict=True)
    ]
    return {"draft": draft, "wrong": listed, "usable": examined.scheme}


def _wants_json(request: OfficeRequest) -> bool:
    """Whether the script of the page asks, which saves as one types."""
    return request.headers.get("Accept") == "application/json"


def _as_json(draft: SchemeDraft, known: Catalogue, form: DocumentForm) -> JsonResponse:
    """For the script: the version to go on from, and what is wrong, at which field."""
    examined = examine(draft.text, catalogue=known)
    sentences = told(examined.document or {}, examined.errors)
    listed = [
        {
            "field": form.field_of(error),
            "path": spelled(error.path),
            "sentence": said.sentence,
            "message": error.in_the_form,
            "address": _address_of(draft, said.item, form.field_of(error)),
        }
        for said, error in zip(sentences, examined.errors, strict=True)
    ]
    return JsonResponse(
        {"version": draft.version, "errors": listed, "method": method_at(form.path, examined=examined, known=known)}
    )


def _address_of(draft: SchemeDraft, item: str, field: str) -> str:
    """Where an error is mended: a field of this page, or the page of its item."""
    if field:
        return f"#f-{field}"
    return reverse("evaluation:scheme_item", args=[draft.pk, item]) if item else ""
