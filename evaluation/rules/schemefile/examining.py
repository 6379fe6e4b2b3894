"""A text that may become a scheme: its document where it is one, the scheme where nothing is wrong, else what is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evaluation.rules.errors import SchemeError, SchemeErrors
from evaluation.rules.figures import Catalogue
from evaluation.rules.scheme import Item, Scheme
from evaluation.rules.schemefile.editing import is_editable
from evaluation.rules.schemefile.parsing import load, parse_scheme
from evaluation.rules.toml_lines import Path


@dataclass(frozen=True)
class Examined:
    """`document` is None where the text is no TOML or no form could show it; `scheme` where anything is wrong.

    `read`: the scheme as far as it could be read, whatever is wrong with it.
    """

    text: str
    document: Mapping[str, Any] | None
    scheme: Scheme | None
    errors: tuple[SchemeError, ...] = ()
    read: Scheme | None = None

    def item_at(self, path: Path) -> Item | None:
        """The item there, where nothing is wrong with it; the rest may have mistakes."""
        items = self.read.all_items() if self.read and not self.within(path) else ()
        return next((one for one in items if one.path == path), None)

    def within(self, path: Path) -> tuple[SchemeError, ...]:
        """What is wrong at that path or below it."""
        return tuple(error for error in self.errors if error.path[: len(path)] == path)


def examine(text: str, *, catalogue: Catalogue | None = None) -> Examined:
    """Read a text as far as it can be read."""
    try:
        document = load(text)
    except SchemeErrors as wrong:
        return Examined(text, None, None, wrong.errors)
    try:
        scheme = parse_scheme(text, catalogue=catalogue)
    except SchemeErrors as wrong:
        read = wrong.read if isinstance(wrong.read, Scheme) else None
        return Examined(text, document if is_editable(document) else None, None, wrong.errors, read)
    return Examined(text, document, scheme, read=scheme)
