"""A look at a file without taking it away: a picture drawn anew, or the beginning of a text. Nothing else is shown."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chains.models import Attachment
from chains.queries.record_files import content_of, file_of
from chains.queries.sight import sight_of
from chains.registers.register import Register
from config.lib.files.kinds import FileKind
from config.lib.files.pictures import drawn_anew
from config.lib.files.texts import text_of
from config.lib.refusals import Refused
from offices.requests import OfficeRequest

SHOWN = 20_000


@require_safe
def file_view(request: OfficeRequest, register: Register, record: UUID, file: UUID) -> HttpResponse:
    """A page with the picture or the text."""
    held, found, kind = _previewed(request, register, record, file)
    text = text_of(_content(found)) or "" if kind is FileKind.TEXT else ""
    context = {"record": held, "register": register, "file": found, "kind": kind, "text": text[:SHOWN]}
    return render(request, "chains/file_view.html", {**context, "shown": SHOWN if len(text) > SHOWN else 0})


@csp_replace({"default-src": ["'none'"], "sandbox": True})  # type: ignore[arg-type]
@require_safe
def file_picture(request: OfficeRequest, register: Register, record: UUID, file: UUID) -> HttpResponse:
    """The picture, drawn anew from its pixels alone (S24)."""
    _held, found, kind = _previewed(request, register, record, file)
    if not kind.is_picture:
        raise Http404
    try:
        drawn = drawn_anew(_content(found))
    except Refused as refused:
        return HttpResponse(refused.sentence, status=422, content_type="text/plain; charset=utf-8")
    return HttpResponse(drawn, content_type="image/jpeg", headers={"X-Content-Type-Options": "nosniff"})


def _previewed(
    request: OfficeRequest, register: Register, record: UUID, file: UUID
) -> tuple[Any, Attachment, FileKind]:
    """The file of a record that the reader may see, if it is of a kind that is shown. Raises Http404 otherwise."""
    sight = sight_of(request.user, register)
    held = sight.record(record)
    found = file_of(sight, held, file)
    kind = FileKind.of_media_type(found.media_type)
    if kind is None or not kind.is_previewed:
        raise Http404
    return held, found, kind


def _content(found: Attachment) -> bytes:
    content = content_of(found)
    if content is None:
        raise Http404
    return content
