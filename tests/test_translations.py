"""Every sentence of the interface is in the Chinese catalogue, and none of them is in doubt."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

Message = tuple[str, str | None, str | None]  # words, their plural, their context

CATALOGUE = settings.BASE_DIR / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
PACKAGES = ("config", "offices", "chains", "dispatch", "evaluation")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def python_messages() -> Iterator[tuple[Message, str]]:
    for package in PACKAGES:
        for path in sorted((settings.BASE_DIR / package).rglob("*.py")):
            with path.open("rb") as source:
                for message, line in _in_python(source):
                    yield message, f"{path.relative_to(settings.BASE_DIR)}:{line}"


def template_messages() -> Iterator[tuple[Message, str]]:
    root = settings.BASE_DIR / "templates"
    for path in sorted(root.rglob("*.html")):
        # Django turns a template into the calls of gettext in it, one a line, with X for everything else.
        calls = "\n".join(line.strip() for line in templatize(path.read_text(encoding="utf-8")).splitlines())
        for message, line in _in_python(io.BytesIO(calls.encode())):
            yield message, f"templates/{path.relative_to(root)}:{line}"


def _in_python(source: BinaryIO) -> Iterator[tuple[Message, int]]:
    for line, words, _comments, context in extract("python", source, keywords=KEYWORDS):
        singular, plural = words if isinstance(words, tuple) else (words, None)
        yield (singular, plural, context), line


def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_Hans", abort_invalid=True)


@pytest.fixture(scope="module")
def known() -> Catalog:
    return catalogue()


@pytest.mark.parametrize("messages", [python_messages, template_messages])
def test_every_sentence_is_translated(known: Catalog, messages: Any) -> None:
    missing = []
    for (words, plural, context), place in messages():
        found = known.get(words, context)
        if found is None or not _said(found.string) or (plural and not found.pluralizable):
            missing.append(f"{place}: {words!r}{f' ({context})' if context else ''}")
    assert not missing, "\n".join(missing)


def test_no_translation_is_in_doubt(known: Catalog) -> None:
    assert [message.id for message in known if message.fuzzy and message.id] == []


def test_no_translation_is_left_over(known: Catalog) -> None:
    used = {(words, context) for (words, _plural, context), _place in (*python_messages(), *template_messages())}
    left = [
        message.id
        for message in known
        if message.id and (message.id[0] if isinstance(message.id, tuple) else message.id, message.context) not in used
    ]
    assert not left


def test_a_translation_names_the_same_values(known: Catalog) -> None:
    assert [(message.id, [str(error) for error in message.check()]) for message in known if list(message.check())] == []


def _said(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)
