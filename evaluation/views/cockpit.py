"""The leaders' cockpit: the answer in five seconds, the reason in two clicks."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.queries.cockpit import cockpit as read_cockpit
from evaluation.tables.cockpit_charts import movement_chart, progress_chart
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_safe
def cockpit(request: OfficeRequest) -> HttpResponse:
    """``?month=2024-06`` chooses the month of the lights; ``?wall=1`` is for a big screen, read from afar."""
    require(request.user, Right.VIEW_COCKPIT)
    found = read_cockpit(request.user, month=request.GET.get("month", ""))
    if request.GET.get("wall") == "1":
        return render(request, "evaluation/cockpit_wall.html", {"cockpit": found})
    context = {"cockpit": found, "progress": progress_chart(found), "movement": movement_chart(found)}
    return render(request, "evaluation/cockpit.html", context)
