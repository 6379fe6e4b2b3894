from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chains.queries.sight import sight_of
from chains.registers.register import Register
from chains.services.import_later import KIND
from chains.views.act_ended import act_ended
from config.lib.queue import jobs, progress
from config.lib.queue.models import Job
from offices.requests import OfficeRequest


@require_safe
def record_import_job(request: OfficeRequest, register: Register, job: uuid.UUID) -> HttpResponse:
    """How far an import is, and what came of it; a script asks for the progress alone, again and again."""
    sight_of(request.user, register)
    found = _job(request, job)
    is_asked_again = bool(request.headers.get("HX-Request"))
    if is_asked_again and found.is_over:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {
        "register": register,
        "job": found,
        "progress": progress.read(found.pk),
        "ended": act_ended(request.user, register, [found.result["act"]]) if "act" in found.result else None,
    }
    page = "chains/_record_import_progress.html" if is_asked_again else "chains/record_import_job.html"
    return render(request, page, context)


@require_POST
def record_import_stop(request: OfficeRequest, register: Register, job: uuid.UUID) -> HttpResponse:
    """Stop an import that is not done yet; nothing of it will stand."""
    sight_of(request.user, register)
    if not jobs.ask_to_stop(_job(request, job)):
        messages.warning(request, _("The import is over already; it could not be stopped any more."))
    return redirect("chains:record_import_job", register=register, job=job)


def _job(request: OfficeRequest, job: uuid.UUID) -> Job:
    """The reader's own import."""
    return get_object_or_404(Job, pk=job, owner=request.user, kind=KIND)
