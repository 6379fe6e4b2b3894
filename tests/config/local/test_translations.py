"""Catalogues are compiled without gettext's own tools, and read by Python's gettext."""

import gettext
import os
from pathlib import Path

import pytest

from config.local import translations

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "My desk"
msgstr "工作台"

msgctxt "of a ledger"
msgid "Open"
msgstr "填报中"

#, fuzzy
msgid "Guessed"
msgstr "猜的"
"""


def test_compiled_words_are_found_and_fuzzy_ones_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    folder = tmp_path / "locale" / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE, encoding="utf-8")

    translations.compile_all()

    with (folder / "django.mo").open("rb") as file:
        chinese = gettext.GNUTranslations(file)
    assert chinese.gettext("My desk") == "工作台"
    assert chinese.pgettext("of a ledger", "Open") == "填报中"
    assert chinese.gettext("Guessed") == "Guessed"
    assert [path.name for path in folder.iterdir() if path.suffix == ".new"] == []


def test_what_is_written_while_it_is_compiled_is_compiled_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    folder = tmp_path / "locale" / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source, result = folder / "django.po", folder / "django.mo"
    source.write_text(CATALOGUE, encoding="utf-8")
    translations.compile_all()
    assert result.stat().st_mtime_ns == source.stat().st_mtime_ns
    source.write_text(CATALOGUE.replace("工作台", "我的工作台"), encoding="utf-8")
    os.utime(source, ns=(result.stat().st_mtime_ns + 1, result.stat().st_mtime_ns + 1))
    translations.compile_all()
    with result.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("My desk") == "我的工作台"
