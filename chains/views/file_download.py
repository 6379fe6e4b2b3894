from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from chains.queries.record_files import content_of, file_of
from chains.queries.sight import sight_of
from chains.registers.register import Register
from config.lib.web.downloads import download
from offices.requests import OfficeRequest


@require_safe
def file_download(request: OfficeRequest, register: Register, record: UUID, file: UUID) -> HttpResponse:
    """A file of a record as an attachment, exactly as it was added (S23)."""
    sight = sight_of(request.user, register)
    found = file_of(sight, sight.record(record), file)
    content = content_of(found)
    if content is None:
        raise Http404
    return download(content, name=found.name, kind=found.media_type)
