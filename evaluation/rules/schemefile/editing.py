"""A scheme's document as it is edited: items found by their path, added, moved, taken out; what was typed as values.

A document is what TOML gives: mappings, lists, texts, numbers. What is typed is put into it as it is, right or wrong;
whether it is right is for the parser to say, which knows how.
"""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from evaluation.rules.schemefile.checks import MOST_ITEMS
from evaluation.rules.schemefile.items import OWN_RULE, Place
from evaluation.rules.table import as_decimal
from evaluation.rules.toml_lines import Path

Document = dict[str, Any]

MOST_PLACES = 6
"""Digits of a place in a list; more stand for none."""
_NUMBER = re.compile(r"[+-]?\d{1,20}(\.\d{1,20})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3}){1,6}(\.\d{1,20})?")
HOLDERS = {Place.BASE: "items", Place.BONUS: "bonus", Place.DEDUCTION: "deduction", Place.GATE: "gates"}


@dataclass(frozen=True)
class Row:
    """An item as the table of a scheme shows it: where it stands, how deep, and what is written of it."""

    path: Path
    depth: int
    place: Place
    item: Mapping[str, Any]
    first: bool
    last: bool

    @property
    def name(self) -> str:
        """Its path in one word, for addresses and fields."""
        return spelled(self.path)

    @property
    def is_group(self) -> bool:
        """Whether it holds others and is not scored from them."""
        return "items" in self.item and "rule" not in self.item

    @property
    def holds(self) -> bool:
        """Whether others stand within it."""
        return "items" in self.item


def blank(*, code: str, title: str, year: int, units: Mapping[str, str]) -> Document:
    """The document one starts with from nothing."""
    head = {"code": code, "title": title, "year": year, "full_marks": 100, "places": 2}
    return {"scheme": head, "units": dict(units), "items": []}


def spelled(path: Path) -> str:
    """A path in one word: items.0.items.2."""
    return ".".join(map(str, path))


def path_of(name: str) -> Path:
    """The path that `spelled` wrote."""
    return tuple(int(part) if part.isdecimal() and len(part) <= MOST_PLACES else part for part in name.split("."))


def is_editable(document: Mapping[str, Any]) -> bool:
    """Whether items stand where items belong, and no more than any scheme has: else only its text can be edited."""
    parts = [document.get("items", []), document.get("gates", [])]
    for name in ("bonus", "deduction"):
        holder = document.get(name, {})
        parts.append(holder.get("items", []) if isinstance(holder, Mapping) else None)
    count, waiting = 0, parts
    while waiting:
        listed = waiting.pop()
        if not isinstance(listed, list) or not all(isinstance(item, Mapping) for item in listed):
            return False
        count += len(listed)
        waiting += [item["items"] for item in listed if "items" in item]
    return count <= MOST_ITEMS


def rows(document: Mapping[str, Any]) -> Iterator[Row]:
    """Every item and group of the document in its order, the parts one after another."""
    for place, name in HOLDERS.items():
        holder = document.get(name)
        path: Path = (name,) if place in (Place.BASE, Place.GATE) else (name, "items")
        if place in (Place.BONUS, Place.DEDUCTION):
            holder = holder.get("items") if isinstance(holder, Mapping) else None
        yield from _rows(holder, path=path, depth=0, place=place)


def _rows(items: object, *, path: Path, depth: int, place: Place) -> Iterator[Row]:
    listed = items if isinstance(items, list) else []
    for at, item in enumerate(listed):
        if isinstance(item, Mapping):
            row = Row((*path, at), depth, place, item, first=at == 0, last=at == len(listed) - 1)
            yield row
            yield from _rows(item.get("items"), path=(*row.path, "items"), depth=depth + 1, place=place)


def row_at(document: Mapping[str, Any], path: Path) -> Row | None:
    """The item at that path, or None."""
    return next((row for row in rows(document) if row.path == path), None)


def added(document: Document, *, place: Place, within: Path = (), group: bool = False) -> tuple[Document, Path]:
    """The document with one more item (or group) at the end of a part, or of the group or composite item `within`.

    Raises KeyError where `within` leads to no item.
    """
    made = copy.deepcopy(document)
    path: Path
    if within:
        if row_at(made, within) is None:
            raise KeyError(spelled(within))
        holder = _at(made, within)
        path, name = (*within, "items"), "items"
    else:
        name, holder = HOLDERS[place], made
        path = (name,)
        if place in (Place.BONUS, Place.DEDUCTION):
            holder, path, name = made.setdefault(name, {}), (name, "items"), "items"
    listed = holder.setdefault(name, [])
    listed.append(_new(made, place=place, group=group))
    return made, (*path, len(listed) - 1)


def _new(document: Document, *, place: Place, group: bool) -> dict[str, Any]:
    taken = {str(row.item.get("code")) for row in rows(document)}
    stem = "group" if group else {"": "item", "deduct": "deduction"}.get(OWN_RULE[place], OWN_RULE[place])
    code = next(name for at in range(1, len(taken) + 2) if (name := f"{stem}-{at}") not in taken)
    if group:
        return {"code": code, "title": "", "items": []}
    return {"code": code, "title": "", **({"weight": 0, "rule": "proportion"} if place is Place.BASE else {})}


def removed(document: Document, path: Path) -> Document:
    """The document without the item at that path; gates, bonus or deduction go with their last, a cap keeps them.

    Raises KeyError where the path leads to no item.
    """
    made = copy.deepcopy(document)
    listed, at = _listed(made, path)
    del listed[at]
    part = str(path[0])
    if not listed and len(path) <= 3 and part != HOLDERS[Place.BASE] and made[part] in ([], {"items": []}):
        del made[part]
    return made


def moved(document: Document, path: Path, *, down: bool) -> Document:
    """The document with the item one place further up (or down) among its neighbours, at most at the end."""
    made = copy.deepcopy(document)
    listed, at = _listed(made, path)
    to = at + (1 if down else -1)
    if 0 <= to < len(listed):
        listed[at], listed[to] = listed[to], listed[at]
    return made


def changed(document: Document, values: Mapping[Path, object]) -> Document:
    """The document with these values; None takes a field out. A path that leads nowhere is left aside."""
    made = copy.deepcopy(document)
    for path, value in values.items():
        holder = _at(made, path[:-1], make=value is not None)
        if not isinstance(holder, dict) or not isinstance(path[-1], str):
            continue
        if value is None:
            holder.pop(path[-1], None)
        else:
            holder[path[-1]] = value
    return made


def number(text: str) -> object:
    """What was typed as a number, exact; as the text it is where it is none; None where nothing was typed.

    Thousands may be set apart by commas.
    """
    typed = text.strip()
    if not typed:
        return None
    plain = typed.replace("，", ",").replace("．", ".")
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    if not _NUMBER.fullmatch(plain):
        return typed
    return Decimal(plain) if "." in plain else int(plain)


def as_typed(value: object) -> str:
    """A value of the document as a field shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    held = as_decimal(value)
    if held is not None:
        return format(held, "f")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "、".join(as_typed(one) for one in value)
    return str(value)


def _listed(document: Document, path: Path) -> tuple[list[Any], int]:
    listed, at = _at(document, path[:-1]), path[-1]
    if not isinstance(listed, list) or not isinstance(at, int) or not at < len(listed):
        raise KeyError(spelled(path))
    return listed, at


def _at(document: Any, path: Path, *, make: bool = False) -> Any:
    found = document
    for part in path:
        if isinstance(found, dict) and isinstance(part, str):
            found = found.setdefault(part, {}) if make else found.get(part)
        elif isinstance(found, list) and isinstance(part, int) and part < len(found):
            found = found[part]
        else:
            return None
    return found
