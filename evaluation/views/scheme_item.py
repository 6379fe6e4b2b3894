"""One item of a draft: its name and points, its rule, what it reads, every setting, for whom it is judged."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.lib.refusals import Refused, SomebodyWasFaster
from evaluation.forms.scheme_item import SchemeItemForm, rule_of
from evaluation.models import SchemeDraft
from evaluation.queries.scheme_drafts import has_remarks, in_the_form
from evaluation.rules.figures import READINGS, Catalogue
from evaluation.rules.registry import RULES
from evaluation.rules.schemefile.editing import Document, Row, as_typed, changed, path_of, row_at
from evaluation.rules.schemefile.examining import Examined, examine
from evaluation.rules.schemefile.items import FIELDS
from evaluation.services.load_scheme import catalogue
from evaluation.views.scheme_edit import answered, as_json, changed_by, check_context, saved, wants_json
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def scheme_item(request: OfficeRequest, pk: int, item: str) -> HttpResponse:
    """The item, and saving it. With another rule the page comes again with that rule's settings."""
    require(request.user, Right.SET_UP_YEAR)
    draft = get_object_or_404(SchemeDraft, pk=pk)
    known = catalogue()
    examined = examine(draft.text, catalogue=known)
    row = row_at(examined.document or {}, path_of(item))
    if row is None:
        raise Http404
    if request.method != "POST":
        return _page(request, draft, examined, known, row)
    form = SchemeItemForm(
        request.POST, row=row, catalogue=known, document=examined.document or {}, version=draft.version
    )
    if not form.is_valid():
        return answered(request, form) or _page(request, draft, examined, known, row, form=form, status=400)
    document, left_out = _of_its_rule(changed_by(form), row)
    try:
        draft = saved(request, draft, examined, document, seen=form.cleaned_data["seen"])
    except Refused as refused:
        status = 409 if isinstance(refused, SomebodyWasFaster) else 400
        if wants_json(request):
            return JsonResponse({"refused": refused.sentence}, status=status)
        form.add_error(None, refused.sentence)
        return _page(request, draft, examined, known, row, form=form, status=status)
    if wants_json(request):
        return as_json(draft, known, form)
    if left_out:
        messages.warning(request, _("The new rule does not ask for these, they were taken out: %s") % left_out)
    if left_out or "stay" in request.POST:
        return redirect("evaluation:scheme_item", pk=pk, item=item)
    messages.success(request, _("The draft is saved."))
    return redirect("evaluation:scheme_edit", pk=pk)


def _of_its_rule(document: Document, before: Row) -> tuple[Document, str]:
    """Where the rule was changed, the document without what only the old one asked for, and what that was."""
    now = row_at(document, before.path)
    old, new = rule_of(before), rule_of(now) if now else None
    if now is None or old is None or new is None or old is new:
        return document, ""
    kept = {one.name for one in new.parameters} | FIELDS
    own = {one.name: one.label for one in old.parameters if one.name in now.item and one.name not in kept}
    readable = {one.name for one in new.inputs}
    inputs = now.item.get("inputs")
    fitting = {name: text for name, text in inputs.items() if name in readable} if isinstance(inputs, dict) else {}
    path = before.path
    emptied = changed(document, {**{(*path, name): None for name in own}, (*path, "inputs"): fitting or None})
    if isinstance(now.item.get("items"), list) and new is not RULES["composite"] and not now.item["items"]:
        emptied = changed(emptied, {(*path, "items"): None})
    elif new is RULES["composite"] and "items" not in now.item:
        emptied = changed(emptied, {(*path, "items"): []})
    said = [f"{label} {as_typed(now.item[name])}" for name, label in own.items()]
    if isinstance(inputs, dict):
        said += [f"{name} {as_typed(text)}" for name, text in inputs.items() if name not in fitting]
    return emptied, "；".join(said)


def _page(
    request: OfficeRequest,
    draft: SchemeDraft,
    examined: Examined,
    known: Catalogue,
    row: Row,
    *,
    form: SchemeItemForm | None = None,
    status: int = 200,
) -> HttpResponse:
    document = examined.document or {}
    if form is None:
        form = SchemeItemForm(
            row=row, catalogue=known, document=document, version=draft.version, errors=examined.within(row.path)
        )
        form.show_errors(in_the_form)
    context: dict[str, Any] = {
        "form": form,
        "row": row,
        "rule": rule_of(row),
        "clause": rule_of(row).clause.partition("\n\n")[0] if rule_of(row) else "",  # type: ignore[union-attr]
        "readings": [
            (f"{code}.{reading}", f"{fact.name} {word}")
            for code, fact in known.indicators.items()
            for reading, word in READINGS.items()
        ],
        "remarks": has_remarks(draft.text),
        **check_context(draft, examined, form),
    }
    return render(request, "evaluation/scheme_item.html", context, status=status)
