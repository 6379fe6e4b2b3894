"""A named list on paper: at once where it is short, else through a job that is watched and may be stopped."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chains.queries.register_lists import list_seen, whole_list
from chains.services.print_later import INLINE_CELLS, KIND, paper_name, print_later, printed_file
from chains.services.print_records import print_records
from config.lib.queue import jobs, progress
from config.lib.queue.models import Job
from config.lib.refusals import Refused
from config.lib.web.downloads import PDF, download
from config.lib.web.turns import one_paper_at_a_time
from offices.requests import OfficeRequest


@require_POST
@one_paper_at_a_time
def list_paper(request: OfficeRequest, code: str) -> HttpResponse:
    """The list as a PDF; the address asks as that of the list does, and the same rows and columns answer."""
    seen = whole_list(request.user, code)
    params = dict(request.GET.lists())
    rows, _order = seen.rows(params)
    try:
        if rows.count() * len(seen.asked.columns) > INLINE_CELLS:
            job = print_later(seen=seen, params=params)
            return redirect("chains:list_paper_job", code=code, job=job.pk)
        made = print_records(
            sight=seen.sight,
            rows=rows,
            columns=seen.asked.columns,
            title=seen.named.title,
            unit_line=seen.named.unit_line,
            asked={"list": [code], **params},
        )
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("chains:list_view", code=code)
    return download(made, name=paper_name(seen), kind=PDF)


@require_safe
def list_paper_job(request: OfficeRequest, code: str, job: uuid.UUID) -> HttpResponse:
    """How far the paper is, and the paper; a script asks for the progress alone, again and again."""
    seen = list_seen(request.user, code)
    found = _job(request, job)
    is_asked_again = bool(request.headers.get("HX-Request"))
    if is_asked_again and found.is_over:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {
        "seen": seen,
        "job": found,
        "progress": progress.read(found.pk),
        "file": found.state == "done" and printed_file(seen, found),
    }
    page = "chains/_list_paper_progress.html" if is_asked_again else "chains/list_paper_job.html"
    return render(request, page, context)


@require_safe
def list_paper_file(request: OfficeRequest, code: str, job: uuid.UUID) -> HttpResponse:
    """The paper that the job made, while its maker still sees what is on it (S6)."""
    seen = list_seen(request.user, code)
    kept = printed_file(seen, _job(request, job))
    if kept is None:
        messages.warning(request, _("The paper is no longer kept. Have it made again."))
        return redirect("chains:list_view", code=code)
    with kept.stored.open("rb") as stored:
        return download(stored.read(), name=kept.name, kind=PDF)


@require_POST
def list_paper_stop(request: OfficeRequest, code: str, job: uuid.UUID) -> HttpResponse:
    """Stop the work on a paper that is not done yet."""
    if not jobs.ask_to_stop(_job(request, job)):
        messages.warning(request, _("The paper is done already."))
    return redirect("chains:list_paper_job", code=code, job=job)


def _job(request: OfficeRequest, job: uuid.UUID) -> Job:
    """The reader's own paper in the making."""
    return get_object_or_404(Job, pk=job, owner=request.user, kind=KIND)
