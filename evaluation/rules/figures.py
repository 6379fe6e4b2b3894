"""What is judged: plain values by unit and indicator, marks, bonus and deduction entries, and the places before."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from evaluation.rules.canonical import canonical
from evaluation.rules.rater import Mark

READINGS: Mapping[str, str] = {
    "actual": "实绩",
    "value": "本期数",
    "cumulative": "本年累计",
    "target": "全年目标",
    "target_to_date": "时序目标",
    "last_year": "上年同期",
    "previous": "上期数",
}
"""The readings of an indicator that a scheme can ask for; `actual`: the cumulative, or the value where none is kept."""

DONE_READINGS = frozenset({"actual", "value", "cumulative"})
"""Readings that are reported, as against targets and history: without a report they are missing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """All readings of one indicator for one unit. None means that there is none; zero is a reported zero.

    `reported` False: nothing was accepted, whatever the values say. `applicable` False: the indicator does not apply to
    the unit. `references` name the ledger entries (or register rows) that the reading comes from, `target_references`
    the target's; `notes` are shown with the working, such as a target raised in mid-year.
    """

    value: Decimal | None = None
    cumulative: Decimal | None = None
    target: Decimal | None = None
    target_to_date: Decimal | None = None
    last_year: Decimal | None = None
    previous: Decimal | None = None
    applicable: bool = True
    reported: bool = True
    references: tuple[str, ...] = ()
    target_references: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def reading(self, name: str) -> Decimal | None:
        """The reading of that name (see READINGS)."""
        if name == "actual":
            return self.cumulative if self.cumulative is not None else self.value
        found: Decimal | None = getattr(self, name)
        return found


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A bonus or deduction entry as decided: for which item, how many, of what grade, about which matter.

    `points` is only for an item whose scheme leaves the points of each entry to the decision; `evidence` names proof.
    """

    item: str
    matter: str = ""
    quantity: Decimal = Decimal(1)
    grade: str = ""
    points: Decimal | None = None
    evidence: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit that is judged, with all its inputs. `marks`: by item code. `previous_place`: in the run before."""

    name: str
    figures: Mapping[str, Figure] = field(default_factory=dict)
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    adjustments: tuple[Adjustment, ...] = ()
    previous_place: int | None = None


@dataclass(frozen=True, slots=True)
class IndicatorFact:
    """What a scheme needs to know of an indicator: its name and unit, and the units it is for (empty: all)."""

    name: str
    unit: str = ""
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What exists: indicators by code, units that are to be judged by code with their names."""

    indicators: Mapping[str, IndicatorFact]
    units: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figures:
    """All that one evaluation reads. Units and indicators by code."""

    period: str
    units: Mapping[str, Unit]
    indicators: Mapping[str, IndicatorFact] = field(default_factory=dict)
    demonstration: bool = False

    def to_json(self) -> str:
        """Write the figures down so that a run can keep them; equal figures give equal text."""
        return canonical(self)

    @classmethod
    def from_json(cls, text: str) -> "Figures":
        """Read what `to_json` wrote. Evaluating the two gives the same result to the byte."""
        raw = json.loads(text)
        return cls(
            period=raw["period"],
            units={code: _unit(unit) for code, unit in raw["units"].items()},
            indicators={code: _fact(fact) for code, fact in raw["indicators"].items()},
            demonstration=raw["demonstration"],
        )


def _unit(raw: Mapping[str, Any]) -> Unit:
    return Unit(
        name=raw["name"],
        figures={code: _figure(figure) for code, figure in raw["figures"].items()},
        marks={item: tuple(_mark(one) for one in marks) for item, marks in raw["marks"].items()},
        adjustments=tuple(_adjustment(one) for one in raw["adjustments"]),
        previous_place=raw["previous_place"],
    )


def _fact(raw: Mapping[str, Any]) -> IndicatorFact:
    return IndicatorFact(name=raw["name"], unit=raw["unit"], only_for=tuple(raw["only_for"]))


def _figure(raw: Mapping[str, Any]) -> Figure:
    return Figure(
        value=_decimal(raw["value"]),
        cumulative=_decimal(raw["cumulative"]),
        target=_decimal(raw["target"]),
        target_to_date=_decimal(raw["target_to_date"]),
        last_year=_decimal(raw["last_year"]),
        previous=_decimal(raw["previous"]),
        references=tuple(raw["references"]),
        target_references=tuple(raw["target_references"]),
        notes=tuple(raw["notes"]),
        applicable=raw["applicable"],
        reported=raw["reported"],
    )


def _mark(raw: Mapping[str, Any]) -> Mark:
    return Mark(rater=raw["rater"], value=Decimal(raw["value"]), reference=raw["reference"])


def _adjustment(raw: Mapping[str, Any]) -> Adjustment:
    return Adjustment(**{**raw, "quantity": Decimal(raw["quantity"]), "points": _decimal(raw["points"])})


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
