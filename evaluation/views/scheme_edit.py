"""A draft in a table: what holds for all of it, its items with their points, who is judged. Saved as one types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from config.lib import clock
from config.lib.periods import Quarter
from evaluation.forms.scheme_edit import SchemeEditForm
from evaluation.models import SchemeDraft
from evaluation.queries.catalogue import catalogue
from evaluation.queries.scheme_drafts import has_remarks
from evaluation.rules.figures import Catalogue
from evaluation.rules.registry import RULES
from evaluation.rules.schemefile.arranging import arranged, with_items
from evaluation.rules.schemefile.editing import spelled
from evaluation.rules.schemefile.examining import Examined, examine
from evaluation.rules.schemefile.items import Place
from evaluation.rules.schemefile.pasted import Pasted, groups_of
from evaluation.views.scheme_saving import check_context, not_valid, saved, typed
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

    def page(form: SchemeEditForm, status: int) -> HttpResponse:
        return _page(request, draft, examined, known, form=form, status=status)

    if not form.is_valid():
        return not_valid(request, form, page)
    do, pasted = request.POST.get("do", ""), form.cleaned_data["pasted"]
    document, at = arranged(typed(form), do)
    document = with_items(document, pasted, {fact.name: code for code, fact in known.indicators.items()})
    answer = saved(request, draft, examined, document, form=form, known=known, page=page)
    if answer is not None:
        return answer
    if at:
        return redirect("evaluation:scheme_item", pk=pk, item=spelled(at))
    if pasted:
        messages.success(request, _said_of(pasted))
    if not do:
        messages.success(request, _("The draft is saved."))
    return redirect("evaluation:scheme_edit", pk=pk)


def _said_of(pasted: Sequence[Pasted]) -> str:
    """What became of a pasted table, part by part, and what is still to be done by hand."""
    counts = Counter(one.place for one in pasted)
    groups = len(groups_of(pasted))
    listed = []
    for place, title in PARTS:
        told = {"part": title, "count": counts[place], "groups": groups}
        if groups and place is Place.BASE:
            listed.append(_("%(part)s: %(count)s in %(groups)s groups") % told)
        elif counts[place]:
            listed.append(_("%(part)s: %(count)s") % told)
    values = {"parts": "、".join(listed), "rule": RULES["proportion"].title}
    if not counts[Place.BASE]:
        return _("Added from the table: %(parts)s.") % values
    said = _(
        "Added from the table: %(parts)s. All under Items are scored by the rule “%(rule)s” until another is chosen: "
        "compare each with its standard of scoring, choose its rule and the indicator that it reads."
    )
    return said % values


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
        form.show_errors()
    context = {
        "form": form,
        "parts": [(place.value, title, form.lines(place.value), form.part(place.value)) for place, title in PARTS],
        "remarks": has_remarks(draft.text),
        "quarters": quarters_from(examined),
        **check_context(draft, examined, form),
    }
    return render(request, "evaluation/scheme_edit.html", context, status=status)
