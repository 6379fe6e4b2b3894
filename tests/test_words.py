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
    """Where and what: translations, templates, and all pages of documentation but for the files written out there."""
    for message in catalogue():
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            yield f"“{message.id}”", text
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        yield str(path.relative_to(settings.BASE_DIR)), path.read_text(encoding="utf-8")
    for path in sorted({*settings.BASE_DIR.glob("README*.md"), *(settings.BASE_DIR / "docs").rglob("*.md")} - {WORDS}):
        text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)
        yield str(path.relative_to(settings.BASE_DIR)), text


def test_the_table_is_read() -> None:
    assert len(not_used()) > 10
    assert not_used()["市链长办"] == "链长办"


def test_the_pages_for_whoever_writes_the_files_are_read_too() -> None:
    pages = {place for place, _text in texts() if place.endswith(".md")}
    assert {"README.md", "docs/schemes.md", "docs/regimes.md", "docs/registers.md", "docs/install.zh.md"} <= pages
    assert "docs/roles/office.md" in pages


@pytest.mark.parametrize("banned", sorted(not_used()))
def test_what_is_not_used_stands_nowhere(banned: str) -> None:
    assert [f"{place}: {banned} → {not_used()[banned]}" for place, text in texts() if banned in text] == []
