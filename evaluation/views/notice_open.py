"""From a run to its notice; where there is none yet, drafting it is a question of one button."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.lib.refusals import Refused
from evaluation.models import Notice, Run
from evaluation.services.draft_notice import draft_notice
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest


@require_http_methods(["GET", "POST"])
def notice_open(request: OfficeRequest, pk: int) -> HttpResponse:
    """Lead to the run's notice; posting drafts it first (reading an address changes nothing)."""
    require(request.user, Right.EVALUATE)
    run = get_object_or_404(Run.objects.select_related("scheme"), pk=pk)
    notice = Notice.objects.filter(run=run).first()
    if notice is None and request.method == "POST":
        try:
            notice = draft_notice(by=request.user, run=run)
        except Refused as refused:
            messages.error(request, refused.sentence)
        else:
            messages.success(request, _("The draft has been written from the run. Read it through and edit it."))
    if notice is None:
        return render(request, "evaluation/notice_open.html", {"run": run})
    return redirect("evaluation:notice_view" if notice.is_issued else "evaluation:notice_edit", pk=notice.pk)
