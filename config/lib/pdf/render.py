"""HTML to PDF."""

from __future__ import annotations

import logging
import queue
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

AT_ONCE = 3
"""How many papers a process lays out at once, so that a short one need not wait until a long one is done."""

_fonts: queue.LifoQueue[FontConfiguration | None] = queue.LifoQueue()
for _ in range(AT_ONCE):
    _fonts.put(None)


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
    with _borrowed_fonts() as fonts, _watched(watch):
        try:
            document = HTML(string=html, base_url=NOWHERE, url_fetcher=OwnFilesOnly()).render(font_config=fonts)
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
    # Here and not once for all: whenever logging is configured, and workers do it twice, both are set back.
    PROGRESS_LOGGER.setLevel(logging.INFO)
    PROGRESS_LOGGER.propagate = False
    listener, thread = _Listener(watch), threading.get_ident()
    listener.addFilter(lambda record: record.thread == thread)
    PROGRESS_LOGGER.addHandler(listener)
    try:
        yield
    finally:
        PROGRESS_LOGGER.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self.watch = watch

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).endswith("- Page %d") and isinstance(record.args, tuple):
            self.watch(int(str(record.args[0])))


@contextmanager
def _borrowed_fonts() -> Iterator[FontConfiguration]:
    """A font configuration of this process for one paper alone: a new one for each would never be given back."""
    fonts = _fonts.get() or FontConfiguration()
    try:
        yield fonts
    finally:
        _fonts.put(fonts)


def _turn_landscape(document: Document, pdf: pydyf.PDF) -> None:
    pages = [thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/Page"]
    for page, entry in zip(document.pages, pages, strict=True):
        if page.width > page.height:
            entry["Rotate"] = 270
