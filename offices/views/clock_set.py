from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.lib import clock, periods
from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from offices.enums import Right
from offices.forms.clock_set import ClockForm
from offices.permissions import require
from offices.requests import OfficeRequest
from offices.services.set_clock import set_clock


@require_http_methods(["GET", "POST"])
def clock_set(request: OfficeRequest) -> HttpResponse:
    """The day on which the demonstration runs. There is no such page anywhere else."""
    if not settings.DEMO:
        raise Http404
    require(request.user, Right.SET_UP_YEAR)
    form = ClockForm(request.POST or None, initial={"day": clock.today()})
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["day"]
        try:
            set_clock(by=request.user, day=day)
        except Refused as refused:
            form.add_error("day", refused.sentence)
        else:
            messages.success(request, _("The business date is now %(day)s.") % {"day": periods.date_label(day)})
            return redirect("offices:clock_set")
    return render(request, "offices/clock_set.html", {"form": form}, status=status_of(form))
