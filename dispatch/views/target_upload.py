"""The year's targets out of an office's workbook: hand it in, read the trial report, import."""

from __future__ import annotations

import uuid
from typing import BinaryIO

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from config.lib import clock, uploads
from config.lib.refusals import Refused
from config.lib.web.forms import status_of
from config.lib.xlsx.limits import WorkbookRefused
from dispatch.documents.target_workbook import read_targets
from dispatch.forms.seen import seen_stamp
from dispatch.forms.target_decision import TargetDecisionForm
from dispatch.forms.target_upload import TargetUploadForm
from dispatch.queries.target_trial import TargetTrial, catalogue, trial_of
from dispatch.services.import_targets import import_targets
from offices.enums import Right
from offices.permissions import require
from offices.requests import OfficeRequest

PURPOSE = "targets:{year}"


@require_http_methods(["GET", "POST"])
def target_upload(request: OfficeRequest, year: int) -> HttpResponse:
    """Hand in a workbook; one that may be opened is kept and its trial report shown."""
    require(request.user, Right.SET_UP_YEAR)
    form = TargetUploadForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        workbook = form.cleaned_data["workbook"]
        try:
            _trial(workbook, year)
        except WorkbookRefused as refused:
            form.add_error("workbook", str(refused))
        else:
            workbook.seek(0)
            kept = uploads.keep(
                file=workbook, name=workbook.name, owner=request.user, purpose=PURPOSE.format(year=year)
            )
            return redirect("dispatch:target_trial", year=year, upload=kept.pk)
    return render(request, "dispatch/target_upload.html", {"form": form, "year": year}, status=status_of(form))


@require_http_methods(["GET", "POST"])
def target_trial(request: OfficeRequest, year: int, upload: uuid.UUID) -> HttpResponse:
    """What the workbook would do; posting the decision imports it."""
    require(request.user, Right.SET_UP_YEAR)
    kept = uploads.find(pk=upload, owner=request.user, purpose=PURPOSE.format(year=year))
    if kept is None:
        messages.warning(request, _("The workbook is no longer kept. Hand it in again."))
        return redirect("dispatch:target_upload", year=year)
    with kept.stored.open("rb") as stored:
        trial = _trial(stored.file, year)
    form = TargetDecisionForm(request.POST if request.method == "POST" else None, initial={"decided_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            changed = import_targets(
                by=request.user, trial=trial, year=year, seen=seen_stamp(request.POST), **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            text = ngettext("%(count)s target was set.", "%(count)s targets were set.", changed)
            messages.success(request, text % {"count": changed})
            return redirect(reverse("dispatch:target_list", kwargs={"year": year}))
    context = {"trial": trial, "form": form, "year": year, "name": kept.name}
    return render(request, "dispatch/target_trial.html", context, status=status_of(form))


def _trial(workbook: BinaryIO, year: int) -> TargetTrial:
    return trial_of(read_targets(workbook, catalogue=catalogue(), year=year), year=year)
