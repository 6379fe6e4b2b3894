"""One word for one thing: what ``docs/words.md`` says is not used stands nowhere in the interface."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.conf import settings

from tests.test_translations import catalogue

WORDS = settings.BASE_DIR / "docs" / "words.md"


def not_used() -> dict[str, str]:
    """The words that are not used, each with the one that is."""
    rows = re.findall(r"^\| (.+?) \| .+ \| (.+?) \|$", WORDS.read_text(encoding="utf-8"), re.M)
    return {banned: used for used, others in rows[1:] for banned in others.split("、")}


def texts() -> Iterator[tuple[str, str]]:
    """Where and what: translations, templates, and the pages that say how to use it."""
    for message in catalogue():
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            yield f"“{message.id}”", text
    for folder, kind in (("templates", "*.html"), ("docs/roles", "*.md")):
        for path in sorted((settings.BASE_DIR / folder).rglob(kind)):
            yield str(path.relative_to(settings.BASE_DIR)), path.read_text(encoding="utf-8")


def test_the_table_is_read() -> None:
    assert len(not_used()) > 10
    assert not_used()["市链长办"] == "链长办"


@pytest.mark.parametrize("banned", sorted(not_used()))
def test_what_is_not_used_stands_nowhere(banned: str) -> None:
    assert [f"{place}: {banned} → {not_used()[banned]}" for place, text in texts() if banned in text] == []
