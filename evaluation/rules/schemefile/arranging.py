"""What the buttons and forms of a scheme do to its document: items arranged and pasted, a rule changed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from evaluation.rules.registry import RULES
from evaluation.rules.rule import Rule
from evaluation.rules.schemefile.editing import (
    HOLDERS,
    Document,
    Row,
    added,
    as_typed,
    changed,
    moved,
    path_of,
    removed,
    row_at,
    rows,
)
from evaluation.rules.schemefile.items import FIELDS, OWN_RULE, Place
from evaluation.rules.schemefile.pasted import Pasted
from evaluation.rules.toml_lines import Path


def rule_of(row: Row) -> Rule | None:
    """The rule of an item; None for a group, and where there is no such rule."""
    if row.is_group:
        return None
    return RULES.get(str(row.item.get("rule", OWN_RULE[row.place])))


def arranged(document: Document, do: str) -> tuple[Document, Path]:
    """The document as a button of the table leaves it, and the item that was added, if one was: ``down:items.0``."""
    verb, _colon, name = do.partition(":")
    path = path_of(name)
    if verb in ("add", "group"):
        row = row_at(document, path)
        if row is not None:
            return added(document, place=row.place, within=path, group=verb == "group")
        place = next((one for one in Place if one.value == name), None)
        return added(document, place=place, group=verb == "group") if place else (document, ())
    if row_at(document, path) is None:
        return document, ()
    if verb == "remove":
        return removed(document, path), ()
    return (moved(document, path, down=verb == "down"), ()) if verb in ("up", "down") else (document, ())


def with_points(document: Document, points: Mapping[str, Decimal]) -> Document:
    """The document with other points; points of a group, where it says them, are left to be added up."""
    values: dict[Path, object] = {}
    for row in rows(document):
        if row.place is Place.BASE and row.is_group and "weight" in row.item:
            values[(*row.path, "weight")] = None
        code = str(row.item.get("code", ""))
        if row.place is Place.BASE and code in points:
            values[(*row.path, "weight")] = points[code].normalize() + 0
    return changed(document, values)


def with_items(document: Document, listed: Sequence[Pasted], indicators: Mapping[str, str]) -> Document:
    """The document with these items at the end of their parts, those of one group in a group wherever they stand.

    One of the base that is called as an indicator is (`indicators`: codes by name) is read from it. The points of a
    whole group are its weight, those of bonus or deductions their cap, where none is set yet.
    """
    groups: dict[tuple[str, ...], Path] = {(): ()}
    for one in listed:
        names: tuple[str, ...] = ()
        for group in one.groups:
            within, names = groups[names], (*names, group.title)
            if names not in groups:
                document, groups[names] = added(document, place=Place.BASE, within=within, group=True)
            values = {"title": group.title, "weight": group.points, "note": group.note or None}
            told = {(*groups[names], name): value for name, value in values.items() if value is not None}
            document = changed(document, told)
        document, at = added(document, place=one.place, within=groups[names])
        read = indicators.get(one.title) if one.place is Place.BASE else None
        values = {"title": one.title, "weight": one.weight, "note": one.note or None, "indicator": read}
        document = changed(document, {(*at, name): value for name, value in values.items()})
    for place in (Place.BONUS, Place.DEDUCTION):
        most = next((one.cap for one in listed if one.place is place and one.cap is not None), None)
        if most is not None and "cap" not in document[HOLDERS[place]]:
            document = changed(document, {(HOLDERS[place], "cap"): most})
    return document


def of_its_rule(document: Document, before: Row) -> tuple[Document, list[str]]:
    """Where an item's rule was changed, the document without what only the old one asked for, and what that was."""
    now = row_at(document, before.path)
    old, new = rule_of(before), rule_of(now) if now else None
    if now is None or old is None or new is None or old is new:
        return document, []
    kept = {one.name for one in new.parameters} | FIELDS
    own = {one.name: one.label for one in old.parameters if one.name in now.item and one.name not in kept}
    readable = {one.name for one in new.inputs}
    inputs = now.item.get("inputs")
    fitting = {name: text for name, text in inputs.items() if name in readable} if isinstance(inputs, dict) else {}
    path = before.path
    emptied = changed(document, {**{(*path, name): None for name in own}, (*path, "inputs"): fitting or None})
    if isinstance(now.item.get("items"), list) and new is not RULES["composite"] and not now.item["items"]:
        emptied = changed(emptied, {(*path, "items"): None})
    elif new is RULES["composite"] and "items" not in now.item:
        emptied = changed(emptied, {(*path, "items"): []})
    said = [f"{label} {as_typed(now.item[name])}" for name, label in own.items()]
    if isinstance(inputs, dict):
        said += [f"{name} {as_typed(text)}" for name, text in inputs.items() if name not in fitting]
    return emptied, said
