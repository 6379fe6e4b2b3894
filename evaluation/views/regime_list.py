"""The regimes that are shipped, and loading one: how a city starts a year."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from config.lib.refusals import Refused
from evaluation.queries.regimes import shipped_regime, shipped_regimes
from evaluation.services.load_regime import load_regime
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_safe
def regime_list(request: OfficeRequest) -> HttpResponse:
    """What each regime would bring, before it is loaded."""
    require(request.user, Right.SET_UP_YEAR)
    return render(request, "evaluation/regime_list.html", {"regimes": shipped_regimes()})


@require_POST
def regime_load(request: OfficeRequest, code: str) -> HttpResponse:
    """Load one."""
    require(request.user, Right.SET_UP_YEAR)
    try:
        shipped = shipped_regime(code)
    except KeyError as error:
        raise Http404 from error
    if shipped.regime is None:
        messages.error(request, _("The regime's files have mistakes and were not loaded."))
        return redirect("evaluation:regime_list")
    try:
        load_regime(by=request.user, regime=shipped.regime)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("evaluation:regime_list")
    if shipped.regime.mechanisms is None:
        messages.success(request, _("%(regime)s is loaded.") % {"regime": shipped.regime.title})
        return redirect("evaluation:regime_list")
    messages.success(
        request, _("%(regime)s is loaded. Next: import the targets of the year.") % {"regime": shipped.regime.title}
    )
    return redirect("dispatch:target_list", year=shipped.regime.year)
