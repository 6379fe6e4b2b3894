"""Catalogues are compiled without gettext's own tools, and read by Python's gettext."""

import gettext
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
