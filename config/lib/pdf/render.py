"""HTML to PDF."""

from __future__ import annotations

import functools
import threading

import pydyf
from weasyprint import HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from config.lib.pdf.fetch import OwnFilesOnly
from config.lib.pdf.stretch import stretch

NOWHERE = "static:"
"""The base of relative addresses: none is resolved against it, so none is read."""

_one_at_a_time = threading.Lock()


class MissingFile(LookupError):
    """The paper asks for a static file of ours that is not there."""


def render_pdf(html: str, *, turned: bool = False) -> bytes:
    """Lay out ``html`` and return the bytes of the PDF; the same HTML gives the same bytes.

    Styles and pictures come as ``static:<name>`` or ``data:``; all other addresses are left out (see ``OwnFilesOnly``).
    Title, author and date of the file come from ``<title>``, ``<meta name="author">`` and
    ``<meta name="dcterms.created">``. ``turned`` gives landscape pages a quarter turn to the left, so that they lie in
    the bound paper as the others do, head on the left (GB/T 9704-2012, 公文中的横排表格); without it they lie as they
    are read.

    Raises MissingFile when a ``static:`` name does not exist.
    """
    with _one_at_a_time:
        try:
            document = HTML(string=html, base_url=NOWHERE, url_fetcher=OwnFilesOnly()).render(font_config=_fonts())
        except FatalURLFetchingError as error:
            raise MissingFile(str(error)) from error
        stretch(document)
        return document.write_pdf(finisher=_turn_landscape if turned else None, pdf_identifier=True)


@functools.cache
def _fonts() -> FontConfiguration:
    """The one font configuration of this process: a new one for each paper would never be given back."""
    return FontConfiguration()


def _turn_landscape(document: Document, pdf: pydyf.PDF) -> None:
    pages = [thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/Page"]
    for page, entry in zip(document.pages, pages, strict=True):
        if page.width > page.height:
            entry["Rotate"] = 270
