"""Named lists as a regime's file ``lists.toml`` holds them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from chains.rules.facts import ListFacts


def lists_toml(facts: Iterable[ListFacts]) -> str:
    """The text of the file; loading it gives the same lists again."""
    return "\n".join(_list(one) for one in facts)


def _list(one: ListFacts) -> str:
    fields = (
        ("code", _text(one.code)),
        ("group", one.group and _text(one.group)),
        ("title", _text(one.title)),
        ("register", _text(one.register)),
        ("columns", _texts(one.columns)),
        ("filters", one.filters and _filters(one.filters)),
        ("order", one.order and _text(one.order)),
        ("unit_line", one.unit_line and _text(one.unit_line)),
    )
    return "\n".join(["[[list]]", *(f"{name} = {said}" for name, said in fields if said)]) + "\n"


def _filters(filters: Mapping[str, Sequence[str]]) -> str:
    pairs = (
        f"{_text(name)} = {_text(texts[0]) if len(texts) == 1 else _texts(texts)}" for name, texts in filters.items()
    )
    return f"{{ {', '.join(pairs)} }}"


def _texts(texts: Iterable[str]) -> str:
    return f"[{', '.join(_text(text) for text in texts)}]"


def _text(text: str) -> str:
    """A basic string of TOML: written as JSON writes one, with the sign that JSON leaves alone."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
