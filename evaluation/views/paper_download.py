"""A kept file, for whoever may have it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from config.lib.refusals import Refused
from config.lib.web.downloads import download
from evaluation.permissions import may_see_paper
from evaluation.queries.papers import content_of, paper
from offices.requests import OfficeRequest


@require_safe
def paper_download(request: OfficeRequest, pk: uuid.UUID) -> HttpResponse:
    """The file as an attachment under its own name, exactly as it was kept."""
    found = paper(pk)
    if found is None or not may_see_paper(request.user, found):
        raise Http404
    try:
        content = content_of(found)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("evaluation:notice_list")
    return download(content, name=found.filename, kind=found.media_type)
