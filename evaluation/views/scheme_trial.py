"""A draft tried on a past quarter: old and new places side by side, how firm they are, what a chain would need.

Nothing of a trial is kept; it is marked as one everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.lib.periods import Quarter
from config.lib.refusals import Refused
from config.lib.web.turns import one_trial_at_a_time
from evaluation.forms.scheme_trial import PREFIX, SchemeTrialForm
from evaluation.models import Scheme, SchemeDraft
from evaluation.queries.scheme_drafts import versions
from evaluation.queries.scheme_in_force import read, scheme_of
from evaluation.queries.trial_figures import quarters_to_try, run_of, trial_figures
from evaluation.rules import scheme as rules
from evaluation.rules.arithmetic import ZERO
from evaluation.rules.climbing import ways
from evaluation.rules.figures import Figures
from evaluation.rules.result import Result
from evaluation.rules.schemefile.editing import Document, changed, rows
from evaluation.rules.schemefile.examining import Examined, examine
from evaluation.rules.schemefile.items import Place
from evaluation.rules.schemefile.writing import write
from evaluation.rules.scoring import FiguresError, evaluate
from evaluation.rules.trial import fitting, reweighted, side_by_side
from evaluation.rules.weighing import TooMuch, Weighing
from evaluation.rules.wording import plain
from evaluation.services.load_scheme import catalogue
from evaluation.services.save_scheme_draft import save_scheme_draft
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
@one_trial_at_a_time
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
    context["form"] = form
    if not form.is_valid():
        return render(request, "evaluation/scheme_trial.html", context, status=400)
    if request.POST.get("do") == "keep":
        try:
            return _keep(request, draft, examined, form)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    context |= _tried(request, examined.scheme, form)
    return render(request, "evaluation/scheme_trial.html", context, status=409 if form.errors else 200)


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
    document = _with_points(dict(examined.document or {}), form.changed_points())
    save_scheme_draft(by=request.user, draft=draft, text=write(document), seen=form.cleaned_data["seen"] or 0)
    messages.success(request, _("The weights that were tried are in the draft."))
    return redirect("evaluation:scheme_edit", pk=draft.pk)


def _with_points(document: Document, points: Mapping[str, Decimal]) -> Document:
    """The document with other points; points of a group, where it says them, are left to be added up."""
    values: dict[Any, object] = {}
    for row in rows(document):
        if row.place is Place.BASE and row.is_group and "weight" in row.item:
            values[(*row.path, "weight")] = None
        code = str(row.item.get("code", ""))
        if row.place is Place.BASE and code in points:
            values[(*row.path, "weight")] = points[code].normalize() + 0
    return changed(document, values)


def _tried(request: OfficeRequest, scheme: rules.Scheme, form: SchemeTrialForm) -> dict[str, Any]:
    quarter = Quarter.parse(form.cleaned_data["quarter"])
    run = run_of(quarter)
    against = _against(form.cleaned_data["against"], run.scheme if run else scheme_of(quarter.year, quarter.quarter))
    figures = trial_figures(quarter=quarter, run=run, scheme=against, account=request.user.pk)
    tried = reweighted(scheme, form.changed_points())
    context: dict[str, Any] = {"quarter": quarter, "against": against, "run": run}
    try:
        weighing = Weighing(scheme=tried, figures=fitting(figures, tried))
    except FiguresError as error:
        return {**context, "refused": str(error)}
    context |= {
        "rows": side_by_side(_old(against, figures), weighing.result),
        "weight_sums": _sums(weighing),
        "full_marks": plain(scheme.full_marks),
        "demonstration": weighing.result.demonstration,
    }
    shown = request.POST.get("show", "")
    if shown == "firmness":
        try:
            context["firmness"] = [(weighing.own[one.unit], one) for one in weighing.firmness()]
        except TooMuch:
            context["too_much"] = True
    elif shown:
        if shown not in weighing.own:
            raise Http404
        context |= {"of": weighing.own[shown], "ways": _ways(weighing, shown, figures)}
        context["unlooked"] = any(one["unknown"] for one in context["ways"])
    return context


def _sums(weighing: Weighing) -> str:
    """What the weights add up to where they are not the full marks, from the least to the most."""
    scheme = weighing.scheme
    sums = {sum((scheme.weight(item=item, unit=unit) for item in scheme.items), ZERO) for unit in weighing.judged}
    return "" if sums == {scheme.full_marks} else "–".join(plain(one) for one in dict.fromkeys((min(sums), max(sums))))


def _against(named: str, usual: Scheme | None) -> Scheme | None:
    return Scheme.objects.get(pk=int(named)) if named else usual


def _old(against: Scheme | None, figures: Figures) -> Result | None:
    """What the version that it is held against gives, where it judges that quarter."""
    if against is None:
        return None
    scheme = read(against)
    try:
        return evaluate(scheme=scheme, figures=fitting(figures, scheme))
    except FiguresError:
        return None


def _ways(weighing: Weighing, unit: str, figures: Figures) -> list[dict[str, Any]]:
    """The ways of a chain, each with the name of its indicator."""
    facts = figures.indicators
    return [
        {
            **{
                name: getattr(way, name)
                for name in ("title", "points", "full", "room", "now", "needed", "place", "unknown")
            },
            "name": f"{fact.name}（{fact.unit}）" if (fact := facts.get(way.indicator)) else way.indicator,
        }
        for way in ways(weighing, unit)
    ]
