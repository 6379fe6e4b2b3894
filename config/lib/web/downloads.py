"""Files sent to be kept: always as attachments, never to be shown in the page (S23)."""

from __future__ import annotations

from typing import BinaryIO

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from config.lib.uploads import shown_name

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(content: bytes, *, name: str, kind: str) -> HttpResponse:
    """Send bytes as a file of that name and content type."""
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(True, shown_name(name, otherwise="file"))
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def workbook_download(content: bytes, name: str) -> HttpResponse:
    """Send a workbook."""
    return download(content, name=name, kind=XLSX)


def workbook_file(content: BinaryIO, name: str) -> FileResponse:
    """Send a large workbook piece by piece; the file is closed when it is sent."""
    response = FileResponse(content, as_attachment=True, filename=shown_name(name, otherwise="file"), content_type=XLSX)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
