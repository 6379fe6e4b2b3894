"""Walks the addresses of the project: every page, every actor, every method, the own chain and another one."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.world import ADDRESSES, BODIES, CHAINS, JSON_PAGES, PARTS, World

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """A named address with the names of its parts."""

    name: str
    parts: tuple[str, ...]

    def address(self, world: World, chain: str) -> str:
        """The address on one chain; the same for both where the page is not about a chain."""
        if self.name in ADDRESSES:
            return reverse(self.name, kwargs=ADDRESSES[self.name](world, chain))
        return reverse(self.name, kwargs={part: PARTS[part](world, chain) for part in self.parts})

    def body(self, world: World, chain: str) -> tuple[bytes, str]:
        """What is sent to it, and as what."""
        sent = BODIES[self.name](world, chain) if self.name in BODIES else {}
        if self.name.startswith("api_") or self.name in JSON_PAGES:
            return json.dumps(sent).encode(), "application/json"
        return urlencode(sent).encode(), "application/x-www-form-urlencoded"

    def chains(self, world: World) -> list[str]:
        """The chains on which to ask for it: both, or the first alone where the address is the same for both."""
        first, *others = CHAINS
        return [first, *(chain for chain in others if self.address(world, chain) != self.address(world, first))]


def pages() -> dict[str, Page]:
    """Every page of the project by its full name. An address without a name, or with another's, is a mistake."""
    found: dict[str, Page] = {}
    for page in _walk(get_resolver().url_patterns):
        assert page.name not in found, f"two addresses are called {page.name}"
        found[page.name] = page
    return found


def _walk(patterns: list[Any], space: str = "", parts: tuple[str, ...] = ()) -> Iterator[Page]:
    for pattern in patterns:
        here = (*parts, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner, here)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"the address {pattern.pattern} has no name"
            yield Page(f"{space}{pattern.name}", here)


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the heads, everything that can be read in it, and the tables written to."""

    status: int
    heads: dict[str, str]
    text: str
    wrote: frozenset[str]

    @property
    def leads_to(self) -> str:
        return self.heads.get("Location", "")

    @property
    def is_page(self) -> bool:
        return self.heads.get("Content-Type", "").startswith("text/html")

    @property
    def text_without_tokens(self) -> str:
        """The text without what differs from one answer to the next by design."""
        return TOKEN.sub("", self.text)

    @property
    def is_private(self) -> bool:
        """Whether no shared cache may keep it (S9)."""
        return any(word in self.heads.get("Cache-Control", "") for word in ("private", "no-store"))

    @property
    def is_hardened(self) -> bool:
        """Whether a browser is told to run no foreign script, to guess no type and to show it in no frame (S33)."""
        policy = self.heads.get("Content-Security-Policy", "")
        strict = "default-src 'none'" in policy and "unsafe" not in policy
        return (
            (strict or not self.is_page or not self.text)
            and self.heads.get("X-Content-Type-Options") == "nosniff"
            and self.heads.get("X-Frame-Options") == "DENY"
            and self.heads.get("Referrer-Policy") == "same-origin"
        )

    @property
    def asks_to_log_in(self) -> bool:
        return self.status == 401 or (self.status == 302 and self.leads_to.startswith("/login/?next="))


class Walker:
    """Browsers of all actors on one world. Each request is undone before the next."""

    def __init__(self, world: World, actors: dict[str, str | None]) -> None:
        self.world = world
        self._cookies = {actor: _cookie(world, account) for actor, account in actors.items()}

    def ask(
        self,
        actor: str,
        method: str,
        page: Page,
        chain: str,
        *,
        as_script: bool = False,
        checks_csrf: bool = False,
        body: tuple[bytes, str] | None = None,
    ) -> Answer:
        """One request by this actor for the page on this chain; a script is refused in a line, a person on a page.

        ``body``: what is sent, and as what, if not what the world has for the page.
        """
        browser = Client(enforce_csrf_checks=checks_csrf, raise_request_exception=False)
        browser.cookies = SimpleCookie(self._cookies[actor])
        sent: dict[str, Any] = {"headers": {"Accept": "application/json"}} if as_script else {}
        if method != "GET":
            data, sent["content_type"] = body or page.body(self.world, chain)
            sent["data"] = data
        with undone(), noting_writes() as wrote:
            response = browser.generic(method, page.address(self.world, chain), **sent)
            content = b"".join(response) if response.streaming else response.content
        return Answer(
            status=response.status_code,
            heads=dict(response.headers),
            text=_readable(content),
            wrote=frozenset(wrote),
        )


def _cookie(world: World, account: str | None) -> str:
    browser = Client()
    if account:
        browser.force_login(world.city.account(account), backend="django.contrib.auth.backends.ModelBackend")
    return browser.cookies.output(header="", sep=";")


def _readable(content: bytes) -> str:
    """The text of an answer; of a workbook or a document that of all its parts."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content = b"\n".join(package.read(name) for name in package.namelist())
    return content.decode(errors="replace")


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def noting_writes() -> Iterator[set[str]]:
    """The tables to which something is written inside, sessions left out."""
    tables: set[str] = set()

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        found = WRITES.match(sql)
        if found and found[1] != "django_session":
            tables.add(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield tables
