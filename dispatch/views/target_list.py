"""The year's targets: all as in the annex, by chain, and by indicator with what is due month by month."""

from __future__ import annotations

from typing import Any, TypeVar

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from chains.models import Chain
from chains.permissions import sees_all_chains, visible_chains
from config.lib.periods import Year
from dispatch.models import Indicator
from dispatch.queries.ledgers_seen import year_in_hand, years
from dispatch.queries.target_tables import annex_table, target_rows
from dispatch.queries.target_trial import targets_of
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

Coded = TypeVar("Coded", Chain, Indicator)
VIEWS = ("annex", "chain", "indicator")


@require_safe
def target_list(request: OfficeRequest, year: int) -> HttpResponse:
    """``?by=`` annex, chain or indicator; ``?chain=`` and ``?indicator=`` choose which one."""
    require(request.user, Right.VIEW_CHAIN)
    chains = list(visible_chains(request.user).filter(closed_on=None))
    sees_all = sees_all_chains(request.user)
    targets = list(targets_of(year).filter(chain__in=chains).order_by("chain__number", "indicator__number"))
    by = request.GET.get("by", "annex" if len(chains) > 1 else "chain")
    if by not in VIEWS:
        raise Http404
    context: dict[str, Any] = {
        "year": Year(year),
        "by": by,
        "chains": chains,
        "sees_all": sees_all,
        "any": bool(targets),
        "years": sorted({year, *years()}, reverse=True),
    }
    if by == "annex":
        context["table"] = annex_table(chains=chains, targets=targets, year=year, with_sums=sees_all)
    elif by == "chain":
        chain = _chosen(chains, request.GET.get("chain", ""))
        context |= {"chain": chain, "rows": target_rows(one for one in targets if one.chain_id == chain.pk)}
    else:
        indicators = list(Indicator.objects.filter(chain=None))
        indicator = _chosen(indicators, request.GET.get("indicator", ""))
        context |= {
            "indicators": indicators,
            "indicator": indicator,
            "rows": target_rows(one for one in targets if one.indicator_id == indicator.pk),
        }
    return render(request, "dispatch/target_list.html", context)


def _chosen(choices: list[Coded], code: str) -> Coded:
    """The one with this code, the first where none is named; what is not among them does not exist."""
    if not choices or (code and code not in {one.code for one in choices}):
        raise Http404
    return next((one for one in choices if one.code == code), choices[0])


@require_safe
def target_home(request: OfficeRequest) -> HttpResponse:
    """The targets of the year in hand."""
    require(request.user, Right.VIEW_CHAIN)
    return redirect("dispatch:target_list", year=year_in_hand(years()))
