"""One item of a draft: its name and points, its rule, what it reads, every setting, for whom it is judged."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.forms.scheme_item import SchemeItemForm
from evaluation.models import SchemeDraft
from evaluation.queries.catalogue import catalogue
from evaluation.queries.scheme_drafts import has_remarks
from evaluation.rules.figures import READINGS, Catalogue
from evaluation.rules.schemefile.arranging import of_its_rule, rule_of
from evaluation.rules.schemefile.editing import Row, path_of, row_at
from evaluation.rules.schemefile.examining import Examined, examine
from evaluation.views.scheme_saving import check_context, method_at, not_valid, saved, typed
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

    def page(form: SchemeItemForm, status: int) -> HttpResponse:
        return _page(request, draft, examined, known, row, form=form, status=status)

    if not form.is_valid():
        return not_valid(request, form, page)
    document, left_out = of_its_rule(typed(form), row)
    answer = saved(request, draft, examined, document, form=form, known=known, page=page)
    if answer is not None:
        return answer
    if left_out:
        messages.warning(
            request, _("The new rule does not ask for these, they were taken out: %s") % "；".join(left_out)
        )
    if left_out or "stay" in request.POST:
        return redirect("evaluation:scheme_item", pk=pk, item=item)
    messages.success(request, _("The draft is saved."))
    if request.POST.get("then") == "trial":
        return redirect("evaluation:scheme_trial", pk=pk)
    return redirect("evaluation:scheme_edit", pk=pk)


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
        form.show_errors()
    rule = rule_of(row)
    context: dict[str, Any] = {
        "form": form,
        "row": row,
        "rule": rule,
        "clause": rule.clause.partition("\n\n")[0] if rule else "",
        "method": method_at(row.path, examined=examined, known=known),
        "readings": [
            (f"{code}.{reading}", f"{fact.name} {word}")
            for code, fact in known.indicators.items()
            for reading, word in READINGS.items()
        ],
        "remarks": has_remarks(draft.text),
        **check_context(draft, examined, form),
    }
    return render(request, "evaluation/scheme_item.html", context, status=status)
