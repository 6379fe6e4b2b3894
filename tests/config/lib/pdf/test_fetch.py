"""S25: while a paper is made, nothing is reached but our own static files and what the paper itself holds."""

from __future__ import annotations

import http.server
import io
import threading
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.exceptions import SuspiciousFileOperation
from pypdf import PdfReader
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetchingError

from config.lib.pdf import MissingFile, render_pdf
from config.lib.pdf.fetch import OwnFilesOnly

SECRET = "the-secret-of-this-machine"


class Canary:
    """A server that must see nothing. It also redirects, should anybody ask."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.seen: list[str] = []


@pytest.fixture
def canary() -> Iterator[Canary]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            canary.seen.append(self.path)
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    canary = Canary(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield canary
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """A file on this machine, as an address."""
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path.as_uri()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'
# In each, [a] is the address.
WAYS = {
    "picture": '<img src="[a]">',
    "picture set": '<img srcset="[a] 2x" src="[a]">',
    "object": '<object data="[a]" type="image/png"></object>',
    "embed": '<embed src="[a]">',
    "frame": '<iframe src="[a]"></iframe>',
    "script": '<script src="[a]"></script>',
    "style sheet": '<link rel="stylesheet" href="[a]">',
    "attachment of the paper": '<link rel="attachment" href="[a]">',
    "attachment at a link": '<a rel="attachment" href="[a]">x</a>',
    "import": '<style>@import url("[a]");</style>',
    "import by name": '<style>@import "[a]";</style>',
    "background": '<p style="background: url([a])">x</p>',
    "list mark": '<ul style="list-style-image: url([a])"><li>x</ul>',
    "content": "<style>p::before { content: url([a]) }</style><p>x",
    "border": '<p style="border: 1px solid; border-image: url([a]) 1">x',
    "page": "<style>@page { background: url([a]); @top-left { content: url([a]) } }</style>",
    "font": '<style>@font-face { font-family: x; src: url("[a]") } p { font-family: x }</style><p>x',
    "colour profile": '<style>@color-profile --x { src: url("[a]") } p { color: color(--x 0 0 0) }</style><p>x',
    "base": '<base href="[a]"><img src="x.png"><link rel="stylesheet" href="y.css">',
    "svg picture": SVG.format('<image href="[a]" width="9" height="9"/>'),
    "svg picture of old": SVG.format('<image xlink:href="[a]" width="9" height="9"/>'),
    "svg use": SVG.format('<use href="[a]#x"/>'),
    "svg fill": SVG.format('<rect width="9" height="9" fill="url([a]#x)"/>'),
    "svg import": SVG.format('<style>@import "[a]";</style>'),
    "svg sheet": '<?xml-stylesheet href="[a]"?>' + SVG.format(""),
}
IN_DATA = {
    "svg in data": ("image/svg+xml", WAYS["svg picture"], '<img src="[data]">'),
    "svg of old in data": ("image/svg+xml", WAYS["svg picture of old"], '<img src="[data]">'),
    "svg import in data": ("image/svg+xml", WAYS["svg import"], '<img src="[data]">'),
    "svg entity in data": (
        "image/svg+xml",
        '<!DOCTYPE svg [<!ENTITY e SYSTEM "[a]">]>' + SVG.format("<text>&e;</text>"),
        '<img src="[data]">',
    ),
    "import in data": ("text/css", '@import "[a]";', '<link rel="stylesheet" href="[data]">'),
}


@pytest.fixture
def make(error_log):
    """Makes the paper; WeasyPrint may say that it left something out."""
    error_log.expected.append("weasyprint: ")

    def produce(body: str) -> bytes:
        try:
            return render_pdf(f"<!DOCTYPE html><html><body>{body}</body></html>")
        except URLFetchingError:  # for a colour profile it does not go on
            return render_pdf("")

    return produce


def by(way: str, address: str) -> str:
    """A paper that asks for ``address`` in this way."""
    if way in WAYS:
        return WAYS[way].replace("[a]", address)
    kind, inner, outer = IN_DATA[way]
    packed = b64encode(inner.replace("[a]", address).encode()).decode()
    return outer.replace("[data]", f"data:{kind};base64,{packed}")


@pytest.mark.parametrize("way", ["picture", "style sheet", "svg picture", "svg in data", "attachment of the paper"])
def test_the_canary_would_see_a_request(canary, error_log, way):
    error_log.expected.append("weasyprint: ")
    HTML(string=by(way, f"{canary.address}/x"), url_fetcher=URLFetcher(allow_redirects=False)).write_pdf()
    assert canary.seen


@pytest.mark.parametrize("way", [*WAYS, *IN_DATA])
def test_S25_no_address_on_the_net_is_asked(make, canary, way):
    for address in (
        f"{canary.address}/x",
        f"{canary.address}/x".replace("http", "HTTP"),
        f"ftp://{canary.address[7:]}/x",
    ):
        make(by(way, address))
    assert canary.seen == []


@pytest.mark.parametrize("way", [*WAYS, *IN_DATA])
def test_S25_no_file_is_read(make, secret, way):
    for address in (secret, secret.replace("file:///", "file:/"), secret.replace("file:", "FILE:"), secret[7:]):
        pdf = make(by(way, address))
        reader = PdfReader(io.BytesIO(pdf))
        assert not reader.attachments
        assert SECRET not in "".join(page.extract_text() for page in reader.pages)
        assert SECRET.encode() not in pdf


@pytest.mark.parametrize(
    "name",
    [
        "../pyproject.toml",
        "papers/../../pyproject.toml",
        "%2e%2e/pyproject.toml",
        "/etc/passwd",
        "//etc/passwd",
        "papers/notice.css%00.png",
        "file:///etc/passwd",
    ],
)
def test_S25_a_name_leads_nowhere_but_into_the_static_files(name):
    with pytest.raises((SuspiciousFileOperation, ValueError, FatalURLFetchingError)):
        OwnFilesOnly().fetch(f"static:{name}")


def test_a_static_file_is_read_with_its_kind():
    answer = OwnFilesOnly().fetch("static:papers/notice.css")
    assert answer.content_type == "text/css"
    assert b"GB/T 9704" in answer.read()


def test_data_is_read():
    answer = OwnFilesOnly().fetch(f"data:text/plain;charset=utf-8,{quote('通报')}")
    assert answer.read().decode() == "通报"


def test_a_static_file_that_is_not_there_stops_the_paper():
    with pytest.raises(MissingFile, match=r"papers/none\.css"):
        render_pdf('<link rel="stylesheet" href="static:papers/none.css">')
