"""What is judged: plain values by unit and indicator, marks, bonus and deduction entries, and the places before."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from dispatch.rules.measure import Measure
from evaluation.rules.canonical import canonical, read_back
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

OWN = "unit"
"""What a scheme names in place of an indicator where it asks for something of the unit itself."""

OWN_READINGS: Mapping[str, str] = {"previous_place": "上次名次", "late": "迟报月数"}
"""The readings of the unit itself: its place in the run before, and how many of the months it reported late."""

DONE_READINGS = frozenset({"actual", "value", "cumulative"})
"""Readings that are reported, as against targets and history: without a report they are missing."""


class Figure(Struct, frozen=True, gc=False):
    """All readings of one indicator for one unit. None means that there is none; zero is a reported zero.

    `reported` False: nothing was accepted, whatever the values say. `applicable` False: the indicator does not apply to
    the unit. `references` name the ledger entries (or register rows) that the readings come from, `target_references`
    the target's, `last_year_references` and `previous_references` those of these readings (None: kept before they were
    told apart); `notes` are shown with the working, such as a target raised in mid-year.
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
    last_year_references: tuple[str, ...] | None = None
    previous_references: tuple[str, ...] | None = None

    @property
    def actual(self) -> Decimal | None:
        """The cumulative, or the value where none is kept."""
        return self.value if self.cumulative is None else self.cumulative

    def reading(self, name: str) -> Decimal | None:
        """The reading of that name (see READINGS)."""
        found: Decimal | None = getattr(self, name)
        return found


SOURCES: Mapping[str, str] = {
    "target": "target_references",
    "target_to_date": "target_references",
    "last_year": "last_year_references",
    "previous": "previous_references",
}
"""Where a figure names the rows that a reading comes from, if not in its `references`."""


class Adjustment(Struct, frozen=True):
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


class Unit(Struct, frozen=True):
    """One unit that is judged, with all its inputs. `marks`: by item code. `previous_place`: in the run before, and
    among whom, where that is known: `previous_group`, empty where all were ranked together.

    `late`: the months (2024-01) whose ledgers were first submitted after they were due, for the notice.
    """

    name: str
    figures: Mapping[str, Figure] = field(default_factory=dict)
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    adjustments: tuple[Adjustment, ...] = ()
    previous_place: int | None = None
    late: tuple[str, ...] = ()
    previous_group: str | None = None


class IndicatorFact(Struct, frozen=True):
    """What a scheme needs to know of an indicator: its name and unit, and the units it is for (empty: all).

    The rest is what papers say of it, kept so that a notice reads the same whatever becomes of the indicator: its
    `number` in their order, `short_name`, `group`, `measure`, and whether it is one unit's `own`.
    """

    name: str
    unit: str = ""
    only_for: tuple[str, ...] = ()
    number: int = 0
    short_name: str = ""
    group: str = ""
    measure: Measure = Measure()
    own: bool = False

    @property
    def heading(self) -> str:
        """The name with its unit, as heads of tables write it."""
        return f"{self.name}（{self.unit}）" if self.unit else self.name


class Catalogue(Struct, frozen=True):
    """What exists: indicators by code, units that are to be judged by code with their names."""

    indicators: Mapping[str, IndicatorFact]
    units: Mapping[str, str] = field(default_factory=dict)


class Figures(Struct, frozen=True):
    """All that one evaluation reads. Units and indicators by code. `absent`: what it means that one is not there;
    `places_by`: the scheme that gave the places before, as a paper names it.
    """

    period: str
    units: Mapping[str, Unit]
    indicators: Mapping[str, IndicatorFact] = field(default_factory=dict)
    demonstration: bool = False
    absent: str = "台账未报送或未审核通过"
    places_by: str = ""

    def of_items(self, items: Collection[str]) -> "Figures":
        """The same without marks and entries of items that are not among these."""

        def own(unit: Unit) -> Unit:
            marks = {item: given for item, given in unit.marks.items() if item in items}
            entries = tuple(one for one in unit.adjustments if one.item in items)
            return replace(unit, marks=marks, adjustments=entries)

        return replace(self, units={code: own(unit) for code, unit in self.units.items()})

    def among(self, groups: Mapping[str, str]) -> "Figures":
        """The same without places that units had among others than now (`groups`: by unit, in which each is now)."""

        def own(code: str, unit: Unit) -> Unit:
            same = unit.previous_group in (None, groups.get(code, ""))
            return unit if same else replace(unit, previous_place=None, previous_group=None)

        return replace(self, units={code: own(code, unit) for code, unit in self.units.items()})

    def to_json(self) -> str:
        """Write the figures down so that a run can keep them; equal figures give equal text."""
        return canonical(self)

    @classmethod
    def from_json(cls, text: str) -> "Figures":
        """Read what `to_json` wrote. Evaluating the two gives the same result to the byte."""
        return read_back(text, cls)
