"""What a paper may read while it is being made: our own static files and ``data:`` addresses, nothing else."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import unquote

from django.contrib.staticfiles import finders
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "static"


class OwnFilesOnly(URLFetcher):
    """Answers ``static:papers/notice.css`` from the static files and ``data:`` from the address itself.

    Every other address is refused before anything is opened: no file, no network, no redirect. WeasyPrint then leaves
    the picture or the style out. A ``static:`` name that does not exist is a mistake of ours and stops the paper.
    """

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        if scheme.lower() != SCHEME:
            return super().fetch(url, headers)
        found = finders.find(unquote(name))
        if found is None:
            raise FatalURLFetchingError(f"no static file named {name}")
        kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
        return URLFetcherResponse(url, Path(found).read_bytes(), {"Content-Type": kind})
