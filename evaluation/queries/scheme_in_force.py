"""The scheme by which a quarter is judged next, read once for whoever needs its items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from chains.models import Chain
from evaluation.models import Scheme
from evaluation.rules import scheme as rules
from evaluation.rules.figures import Catalogue, IndicatorFact
from evaluation.rules.notice_words.facts import SchemeItem
from evaluation.rules.notice_words.scheme_words import scheme_facts
from evaluation.rules.rule import InputKind
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.schemefile.wording import (
    Indicators,
    method_in_words,
    names_of,
    peers_in_words,
    settings_in_words,
    weights_in_words,
)


@dataclass(frozen=True)
class RatedItem:
    """An item on which raters give marks from 0 to ``full``."""

    code: str
    title: str
    full: Decimal
    raters: tuple[tuple[str, str], ...]
    units: frozenset[str]


@dataclass(frozen=True)
class MatterItem:
    """An item whose points come of matters noted for it, or a gate, and in which part of the scheme it stands.

    ``grades`` are the words that fix its points.
    """

    code: str
    title: str
    part: str
    note: str
    grades: tuple[str, ...]


def scheme_of(year: int, quarter: int = 4) -> Scheme | None:
    """The latest version of the year's scheme that is meant for the quarter."""
    found = Scheme.objects.filter(year=year, from_quarter__lte=quarter)
    return found.order_by("-pk").first()


def read(scheme: Scheme, *, catalogue: Catalogue | None = None) -> rules.Scheme:
    """The scheme as the rules see it. Its text, which never changes, was checked when it was loaded.

    With a catalogue it is asked again whether it fits what there is by now.

    Raises SchemeErrors where it does not.
    """
    if catalogue is None:
        return _parsed(scheme.text)
    return _fitting(scheme.text, tuple(catalogue.indicators.items()), tuple(catalogue.units.items()))


def items_of(scheme: Scheme) -> frozenset[str]:
    """The codes of all that a scheme has."""
    return frozenset(item.code for item in read(scheme).all_items())


@lru_cache(maxsize=16)
def _parsed(text: str) -> rules.Scheme:
    return parse_scheme(text)


@lru_cache(maxsize=4)
def _fitting(
    text: str, indicators: tuple[tuple[str, IndicatorFact], ...], units: tuple[tuple[str, str], ...]
) -> rules.Scheme:
    return parse_scheme(text, catalogue=Catalogue(indicators=dict(indicators), units=dict(units)))


def rated_items(scheme: rules.Scheme) -> list[RatedItem]:
    """The items that raters mark, with the raters and the chains each concerns; a scheme may name no chains: all."""
    units = scheme.units or Chain.objects.filter(closed_on=None).values_list("code", flat=True)
    return [
        RatedItem(
            code=item.code,
            title=item.title,
            full=item.parameters["full"],
            raters=tuple((rater["code"], rater["label"]) for rater in item.parameters["raters"]),
            units=frozenset(unit for unit in units if scheme.concerns(item=item, unit=unit)),
        )
        for item in scheme.all_items()
        if item.takes(InputKind.MARKS)
    ]


def raters_of(year: int, quarter: int) -> frozenset[str]:
    """The codes of the raters whom the quarter's scheme names."""
    scheme = scheme_of(year, quarter)
    items = rated_items(read(scheme)) if scheme else []
    return frozenset(code for item in items for code, _label in item.raters)


def matter_items(scheme: rules.Scheme) -> list[MatterItem]:
    """The items that take entries, and the gates: of the bonus, of the deduction and of the base part."""
    parts: tuple[tuple[str, Iterable[rules.Item]], ...] = (
        ("bonus", scheme.bonus.leaves()),
        ("deduction", scheme.deduction.leaves()),
        ("base", (one for item in scheme.items for one in item.scored())),
        ("gate", scheme.gates),
    )
    return [
        MatterItem(
            code=item.code,
            title=item.title,
            part=name,
            note=item.note,
            grades=tuple(grade["label"] for grade in item.parameters.get("grades", ())),
        )
        for name, items in parts
        for item in items
        if item.takes(InputKind.CLAIMS)
    ]


@dataclass(frozen=True)
class NamesOfItems:
    """What items and raters are called, by their codes."""

    items: Mapping[str, str]
    raters: Mapping[str, str]


def names_in(year: int, quarter: int) -> NamesOfItems:
    """By the quarter's own scheme, and of what that does not have by the schemes of the year, the latest says."""
    items: dict[str, str] = {}
    raters: dict[str, str] = {}
    own = scheme_of(year, quarter)
    for scheme in (*Scheme.objects.filter(year=year).order_by("pk"), *([own] if own else ())):
        for item in read(scheme).all_items():
            items[item.code] = item.title
            raters |= {rater["code"]: rater["label"] for rater in item.parameters.get("raters", ())}
    return NamesOfItems(items, raters)


@dataclass(frozen=True)
class SchemeRow:
    """A line of a scheme as a table shows it; ``depth`` counts what is around it. Without ``code`` it heads a part.

    ``points`` in words: a weight, or how many at most. ``note`` is what the scheme says; ``settings``: whose weight is
    another, when it is judged, how it scores, what is set otherwise than usual.
    """

    code: str
    title: str
    depth: int
    points: str
    rule: str
    settings: tuple[str, ...]
    note: str


def scheme_rows(scheme: rules.Scheme, *, indicators: Indicators) -> list[SchemeRow]:
    """Every part, group and item of a scheme in its order. ``indicators`` are those that it may name, by code."""
    return [_row_of(scheme, line, indicators) for line in scheme_facts(scheme, indicators=indicators).items]


def _row_of(scheme: rules.Scheme, line: SchemeItem, indicators: Indicators) -> SchemeRow:
    item = line.item
    if item is None:
        return SchemeRow("", line.title, line.depth, line.points, "", (), "")
    own = (
        f"{label}：{said}" for label, said in settings_in_words(item, names_of(indicators), usual=False, method=True)
    )
    periods = rules.named_together(item.periods)
    settings = (
        weights_in_words(scheme, item),
        periods and f"{periods}评价",
        method_in_words(item, indicators),
        peers_in_words(scheme, item),
        *own,
    )
    return SchemeRow(
        code=item.code,
        title=line.title,
        depth=line.depth,
        points=line.points,
        rule=item.rule.title if item.rule else "",
        settings=tuple(filter(None, settings)),
        note=item.note,
    )
