from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from config.lib.refusals import Refused
from config.lib.web.converters import YEARS
from config.lib.web.forms import status_of
from dispatch.forms.month_list import MonthListForm
from dispatch.models import ReportingMonth
from dispatch.queries.ledgers_seen import year_in_hand, years
from dispatch.queries.month_days import rule_for
from dispatch.services.set_months import set_months
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def month_list(request: OfficeRequest, year: int) -> HttpResponse:
    """From when to when each month of a year can be filled."""
    require(request.user, Right.SET_UP_YEAR)
    months = {month.period: month for month in ReportingMonth.objects.filter(year=year)}
    rule = rule_for(year)
    form = MonthListForm(request.POST or None, year=year, months=months, rule=rule)
    if request.method == "POST" and form.is_valid():
        try:
            set_months(by=request.user, year=year, dates=form.dates)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The dates of %(year)s are set.") % {"year": year})
            return redirect("dispatch:month_list", year=year)
    context = {
        "year": year,
        "form": form,
        "rule": rule,
        "is_new": len(months) < 12,
        "neighbours": [one for one in (year - 1, year + 1) if one in YEARS],
    }
    return render(request, "dispatch/month_list.html", context, status=status_of(form))


@require_safe
def month_home(request: OfficeRequest) -> HttpResponse:
    """The months of the year in hand."""
    require(request.user, Right.SET_UP_YEAR)
    return redirect("dispatch:month_list", year=year_in_hand(years()))
