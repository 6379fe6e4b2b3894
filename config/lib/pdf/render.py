"""HTML to PDF."""

from __future__ import annotations

import functools
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pydyf
from weasyprint import HTML, Document
from weasyprint.logger import PROGRESS_LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from config.lib.pdf.fetch import OwnFilesOnly
from config.lib.pdf.stretch import stretch

NOWHERE = "static:"
"""The base of relative addresses: none is resolved against it, so none is read."""

Watch = Callable[[int], None]
"""Is told the number of each page that is laid out; an exception that it raises stops the work and comes out."""

_one_at_a_time = threading.Lock()


class MissingFile(LookupError):
    """The paper asks for a static file of ours that is not there."""


def render_pdf(html: str, *, turned: bool = False, watch: Watch | None = None) -> bytes:
    """Lay out ``html`` and return the bytes of the PDF; the same HTML gives the same bytes.

    Styles and pictures come as ``static:<name>`` or ``data:``; all other addresses are left out (see ``OwnFilesOnly``).
    Title, author and date of the file come from ``<title>``, ``<meta name="author">`` and
    ``<meta name="dcterms.created">``. ``turned`` gives landscape pages a quarter turn to the left, so that they lie in
    the bound paper as the others do, head on the left (GB/T 9704-2012, 公文中的横排表格); without it they lie as they
    are read.

    Raises MissingFile when a ``static:`` name does not exist.
    """
    with _one_at_a_time, _watched(watch):
        try:
            document = HTML(string=html, base_url=NOWHERE, url_fetcher=OwnFilesOnly()).render(font_config=_fonts())
        except FatalURLFetchingError as error:
            raise MissingFile(str(error)) from error
        stretch(document)
        return document.write_pdf(finisher=_turn_landscape if turned else None, pdf_identifier=True)


@contextmanager
def _watched(watch: Watch | None) -> Iterator[None]:
    """WeasyPrint says which page it is at in its log of progress, and nowhere else."""
    if watch is None:
        yield
        return
    listener = _Listener(watch)
    level = PROGRESS_LOGGER.level
    PROGRESS_LOGGER.addHandler(listener)
    PROGRESS_LOGGER.setLevel(logging.INFO)
    propagate, PROGRESS_LOGGER.propagate = PROGRESS_LOGGER.propagate, False
    try:
        yield
    finally:
        PROGRESS_LOGGER.removeHandler(listener)
        PROGRESS_LOGGER.setLevel(level)
        PROGRESS_LOGGER.propagate = propagate


class _Listener(logging.Handler):
    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self.watch = watch

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).endswith("- Page %d") and isinstance(record.args, tuple):
            self.watch(int(str(record.args[0])))


@functools.cache
def _fonts() -> FontConfiguration:
    """The one font configuration of this process: a new one for each paper would never be given back."""
    return FontConfiguration()


def _turn_landscape(document: Document, pdf: pydyf.PDF) -> None:
    pages = [thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/Page"]
    for page, entry in zip(document.pages, pages, strict=True):
        if page.width > page.height:
            entry["Rotate"] = 270
