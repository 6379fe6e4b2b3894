"""What ends a draft: it is adopted, or thrown away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from config.lib.refusals import Refused
from evaluation.forms.scheme_adopt import SchemeAdoptForm, SchemeDiscardForm
from evaluation.models import SchemeDraft
from evaluation.queries.ratings import left_behind
from evaluation.services.adopt_scheme import adopt_scheme
from evaluation.services.discard_scheme_draft import discard_scheme_draft
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_POST
def scheme_adopt(request: OfficeRequest, pk: int) -> HttpResponse:
    """Make the draft the scheme of its year from a quarter on."""
    require(request.user, Right.SET_UP_YEAR)
    draft = get_object_or_404(SchemeDraft, pk=pk)
    form = SchemeAdoptForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose the quarter from which the scheme holds, and say on what ground."))
        return redirect("evaluation:scheme_edit", pk=pk)
    try:
        scheme = adopt_scheme(by=request.user, draft=draft, **form.cleaned_data)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("evaluation:scheme_edit", pk=pk)
    messages.success(request, _("%(scheme)s is adopted.") % {"scheme": scheme})
    for rating, organisations in left_behind(scheme):
        said = _(
            "The marking of %(quarter)s is going on. The new scheme does not name these raters, who have nothing to "
            "mark any more: %(organisations)s. If they are still to mark, adopt a version in which the raters keep "
            "their codes."
        )
        messages.warning(request, said % {"quarter": rating.period.label, "organisations": "、".join(organisations)})
    return redirect("evaluation:scheme_view", pk=scheme.pk)


@require_POST
def scheme_discard(request: OfficeRequest, pk: int) -> HttpResponse:
    """Throw the draft away."""
    require(request.user, Right.SET_UP_YEAR)
    draft = get_object_or_404(SchemeDraft, pk=pk)
    form = SchemeDiscardForm(request.POST)
    if form.is_valid():
        try:
            discard_scheme_draft(by=request.user, draft=draft, seen=form.cleaned_data["seen"])
        except Refused as refused:
            messages.error(request, refused.sentence)
            return redirect("evaluation:scheme_edit", pk=pk)
        messages.success(request, _("The draft is discarded."))
    return redirect("evaluation:scheme_list")
