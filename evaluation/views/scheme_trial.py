"""A draft tried on a past quarter: old and new places side by side, how firm they are, what a chain would need.

Nothing of a trial is kept; it is marked as one everywhere. One is worked out for a person at a time.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.lib.periods import Quarter
from config.lib.refusals import Refused
from config.lib.web.turns import TRIAL, turn_of
from evaluation.forms.scheme_trial import PREFIX, SchemeTrialForm
from evaluation.models import Scheme, SchemeDraft
from evaluation.queries.catalogue import catalogue
from evaluation.queries.scheme_drafts import versions
from evaluation.queries.scheme_trial import Trial
from evaluation.queries.scheme_trial import scheme_trial as trial_of
from evaluation.queries.trial_figures import quarters_to_try, run_of
from evaluation.rules import scheme as rules
from evaluation.rules.schemefile.arranging import with_points
from evaluation.rules.schemefile.editing import rows, spelled
from evaluation.rules.schemefile.examining import Examined, examine
from evaluation.rules.schemefile.writing import write
from evaluation.services.save_scheme_draft import save_scheme_draft
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

PATIENCE = 3.0
"""Seconds for which a trial waits for its turn: a figure that is left for a button is tried first, then the button."""


@require_http_methods(["GET", "POST"])
def scheme_trial(request: OfficeRequest, pk: int) -> HttpResponse:
    """The trial, and again with the points that were posted; ``do=keep`` puts them into the draft."""
    require(request.user, Right.SET_UP_YEAR)
    require(request.user, Right.EVALUATE)
    draft = get_object_or_404(SchemeDraft, pk=pk)
    examined = examine(draft.text, catalogue=catalogue())
    quarters = quarters_to_try()
    context: dict[str, Any] = {"draft": draft, "usable": examined.scheme, "quarters": quarters}
    if examined.scheme is None or not quarters:
        return render(request, "evaluation/scheme_trial.html", context)
    form = _form(request, draft, examined.scheme, quarters)
    spelled_by_code = {str(row.item.get("code")): spelled(row.path) for row in rows(examined.document or {})}
    context |= {
        "form": form,
        "points": [(spelled_by_code[code], field, held) for code, field, held in form.points()],
    }
    if not form.is_valid():
        return render(request, "evaluation/scheme_trial.html", context, status=400)
    if request.POST.get("do") == "keep":
        try:
            return _keep(request, draft, examined, form)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    status = 409 if form.errors else 200
    with turn_of(request.user.pk, TRIAL, patience=PATIENCE) as free:
        if free:
            context["trial"] = _tried(request, examined.scheme, form)
        else:
            form.add_error(
                None, _("Another trial of yours is being worked out. Wait a moment, then press “Try” again.")
            )
            status = 429
    return render(request, "evaluation/scheme_trial.html", context, status=status)


def _form(request: OfficeRequest, draft: SchemeDraft, scheme: rules.Scheme, quarters: list[Quarter]) -> SchemeTrialForm:
    sent = request.POST if request.method == "POST" else request.GET
    offered = [("", str(_("the scheme of that quarter"))), *((str(one.pk), str(one)) for one in versions())]
    named = {str(quarter): quarter for quarter in quarters}
    data: QueryDict = sent.copy()
    if data.get("quarter", "") not in named:
        data["quarter"] = str(next(filter(run_of, quarters), quarters[0]))
    if request.method != "POST":
        data["seen"] = str(draft.version)
    form = SchemeTrialForm(data, scheme=scheme, quarters=quarters, versions=offered)
    for name, field in form.fields.items():
        if name.startswith(PREFIX) and name not in data:
            data[name] = field.initial
    return form


def _keep(request: OfficeRequest, draft: SchemeDraft, examined: Examined, form: SchemeTrialForm) -> HttpResponse:
    """The points that were tried, in the draft; Refused where it is not the one any more that the page shows."""
    document = with_points(dict(examined.document or {}), form.changed_points())
    save_scheme_draft(by=request.user, draft=draft, text=write(document), seen=form.cleaned_data["seen"] or 0)
    messages.success(request, _("The weights that were tried are in the draft."))
    return redirect("evaluation:scheme_edit", pk=draft.pk)


def _tried(request: OfficeRequest, scheme: rules.Scheme, form: SchemeTrialForm) -> Trial:
    named = form.cleaned_data["against"]
    try:
        return trial_of(
            scheme,
            quarter=Quarter.parse(form.cleaned_data["quarter"]),
            against=Scheme.objects.get(pk=int(named)) if named else None,
            points=form.changed_points(),
            show=request.POST.get("show", ""),
        )
    except KeyError:
        raise Http404 from None
