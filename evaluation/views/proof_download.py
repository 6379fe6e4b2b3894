"""A file that proves a matter or an objection, for whoever may have it."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from config.lib.web.downloads import download
from evaluation.queries.proofs import content_of, proof
from offices.requests import OfficeRequest


@require_safe
def proof_download(request: OfficeRequest, pk: uuid.UUID) -> HttpResponse:
    """The file as an attachment under its own name, exactly as it was added (S23)."""
    found = proof(request.user, pk)
    content = content_of(found) if found else None
    if found is None or content is None:
        raise Http404
    return download(content, name=found.name, kind=found.media_type)
