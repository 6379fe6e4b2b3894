"""The door: no request comes in with signs that cannot be kept, however it carries them.

PostgreSQL keeps no NUL, UTF-8 writes no half of a surrogate pair, and neither is on a keyboard. What arrives with one
is refused as a whole, in one place, and no page, form or service has to think of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

from config.lib.web.errors import unreadable

GetResponse = Callable[[HttpRequest], HttpResponse]
DEEPEST = 20
"""How deep lists and objects may lie in each other in what is sent as JSON."""

_UNKEPT = re.compile("[\0\ud800-\udfff]")


class Unkept(ValueError):
    """A text holds a sign that cannot be kept."""


class KeptSigns:
    """Refuses a request whose address, headers, cookies, fields or file names hold such a sign.

    What is sent as JSON is looked through by whoever reads it, with ``read_json``.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request) if _holds(_address(request)) else unreadable(request, sentence())

    def process_view(self, request: HttpRequest, *_given: Any) -> HttpResponse | None:
        """Look through what a form sent. Not before: an address that leads nowhere has nothing read."""
        if request.path.startswith("/api/"):  # its parser reads the body, once
            return None
        return None if _holds(_fields(request)) else unreadable(request, sentence())


class ReadableJSON(JSONParser):
    """What a script sends, read by ``read_json``."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> Any:
        try:
            return read_json(stream)
        except Unkept as error:
            raise ParseError(sentence()) from error
        except ValueError as error:
            raise ParseError(_("What was sent is not JSON that can be read here.")) from error


def read_json(sent: bytes | BinaryIO) -> Any:
    """Read JSON in UTF-8, without infinities; raises ValueError, which is Unkept where a sign cannot be kept."""
    content = sent if isinstance(sent, bytes) else sent.read()
    try:
        value = json.loads(content.decode(), parse_constant=_no_constant)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not _holds(_texts(value)):
        raise Unkept("a sign that cannot be kept")
    return value


def sentence() -> str:
    """What a person is told."""
    return _("The request holds signs that cannot be kept (empty or half ones). Type the text anew and send it again.")


def _holds(texts: Iterable[str]) -> bool:
    return not any(_UNKEPT.search(text) for text in texts)


def _address(request: HttpRequest) -> Iterator[str]:
    yield request.path_info
    for name, values in request.GET.lists():
        yield name
        yield from values
    yield from request.COOKIES.values()
    yield from map(str, request.headers.values())


def _fields(request: HttpRequest) -> Iterator[str]:
    for name, values in request.POST.lists():
        yield name
        yield from values
    for name, files in request.FILES.lists():
        yield name
        yield from (file.name or "" for file in files)


def _texts(value: Any) -> Iterator[str]:
    """All texts in a value, names included; raises ValueError where it is nested too deeply."""
    level = [value]
    for _depth in range(DEEPEST):
        yield from (one for one in level if isinstance(one, str))
        inner: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                inner += [*one.keys(), *one.values()]
            elif isinstance(one, list):
                inner += one
        if not inner:
            return
        level = inner
    raise ValueError("nested too deeply")


def _no_constant(name: str) -> None:
    raise ValueError(f"no number: {name}")
