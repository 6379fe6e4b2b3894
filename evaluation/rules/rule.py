"""How a rule declares itself: its function, what it reads, what can be set; from it a file is checked, a form drawn."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from evaluation.rules.arithmetic import ONE, ZERO
from evaluation.rules.errors import Wrong
from evaluation.rules.outcome import Outcome
from evaluation.rules.table import MOST_TEXT


class InputKind(StrEnum):
    """Where an input comes from."""

    FIGURE = "figure"
    """One number: an indicator's reading, a constant, or a small formula of them."""
    PEERS = "peers"
    """The readings of all units for the figure input named by `of`."""
    MARKS = "marks"
    """The raters' marks for the item."""
    CLAIMS = "claims"
    """The bonus, deduction or veto entries made for the item."""
    PARTS = "parts"
    """What the items within it came to."""


class ParameterKind(StrEnum):
    """What sort of value a parameter takes."""

    DECIMAL = "decimal"
    CHOICE = "choice"
    FLAG = "flag"
    TEXT = "text"
    FIGURE = "figure"
    """Only as a column of a table: a figure input for each row."""
    TABLE = "table"


Settings = Mapping[str, Any]
"""The parameters of an item by name; where a parameter asks, its `weight` too: none where it gives or takes points
without one."""


@dataclass(frozen=True)
class Input:
    """One input. With `reading`, an item that only says `indicator = "x"` gets `x.<reading>`.

    `required`: the scheme must supply it. `may_lack`: the function itself decides what happens when the figures lack it
    (it then receives None); otherwise a lacking figure leaves the item unscored before the function is asked.
    `only_when`: the settings with which it is read at all, `only_told`: those with which the function names it in its
    words and does not reckon with it. `otherwise`: what it is called where the scheme reads it
    from elsewhere than an indicator's `reading`.
    """

    name: str
    label: str
    kind: InputKind = InputKind.FIGURE
    reading: str = ""
    required: bool = True
    may_lack: bool = False
    of: str = ""
    only_when: Callable[[Settings], bool] | None = None
    only_told: Callable[[Settings], bool] | None = None
    otherwise: str = ""

    def is_read(self, settings: Settings) -> bool:
        """Whether the function is given it where the parameters are set so."""
        return self.only_when is None or self.only_when(settings)

    def is_reckoned_with(self, settings: Settings) -> bool:
        """Whether points can hang on it where the parameters are set so."""
        return self.is_read(settings) and not (self.only_told and self.only_told(settings))


@dataclass(frozen=True)
class Parameter:
    """One setting of a rule: its Chinese label, kind, default and limits.

    `none` is the word for "not set", where allowed. `of_claims`: it says how entries become claims; `of_total`: what
    becomes of the total; neither is passed to the function. `may_lack`: the function itself decides what happens when
    the figure is lacking. `of_figures`: it is held against figures, in their unit, and may be as large as they; all
    others are points or shares. `in_percent`: a share that is told in percent. `longest`: of a text, so many
    characters. `only_when`: the other settings with which it changes anything at all; with others it is not told.
    """

    name: str
    label: str
    kind: ParameterKind = ParameterKind.DECIMAL
    default: object = None
    required: bool = False
    none: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    columns: "tuple[Parameter, ...]" = ()
    of_claims: bool = False
    of_total: bool = False
    may_lack: bool = False
    of_figures: bool = False
    in_percent: bool = False
    longest: int = MOST_TEXT
    help: str = ""
    only_when: Callable[[Settings], bool] | None = None

    @property
    def is_passed(self) -> bool:
        """Whether the function takes it."""
        return not (self.of_claims or self.of_total)

    def tells(self, settings: Settings) -> bool:
        """Whether it changes anything where the others are set so."""
        return self.only_when is None or self.only_when(settings)

    @property
    def name_on_paper(self) -> str:
        """The label without the hint in brackets on how it is typed."""
        return self.label.partition("（")[0] if self.label.endswith("）") else self.label


def set_to(name: str, value: str) -> Callable[[Settings], bool]:
    """The condition that the parameter of that name is set so."""
    return lambda to: bool(to[name] == value)


Check = Callable[[Mapping[str, Any], frozenset[str]], list[Wrong]]
"""Given an item's parameters and the names of the inputs it supplies, what is wrong, in Chinese."""


BETTER = Parameter(
    "better",
    "方向",
    ParameterKind.CHOICE,
    default="higher",
    choices={"higher": "越高越好", "lower": "越低越好"},
)
"""Which way of a figure is the good one, asked alike by every rule that compares."""

CAP_ON_WEIGHT = Parameter(
    "cap",
    "上限占权重的比例（1 即 100%）",
    in_percent=True,
    default=ONE,
    none="none",
    least=ZERO,
    help='不设上限写 "none"',
)
"""The most of its weight that an item gives, asked alike by every rule that works points out of other points."""


@dataclass(frozen=True)
class Rule:
    """A rule of the family in domain.md §3: called with `weight`, its inputs, its parameters and `unit`, by keyword.

    Where an input has another name when it is read from elsewhere, with these names too (`called`).

    `in_points`: its parameters give points, not shares of the weight; where the weight is shared out, the points that
    it gave for the weight in the scheme are changed in proportion.

    `scales`: all it gives is a share of the weight, so that twice the weight gives twice the points, whatever its
    parameters.

    `method`: how it scores, set so, in a sentence as a published table writes it; it is given what figures in rows of
    a table are called too, the `unit` of what is read, and the `goal` that it is held against. `told` names the
    parameters that the sentence says.
    """

    name: str
    title: str
    function: Callable[..., Outcome]
    method: Callable[[Settings], str]
    inputs: tuple[Input, ...]
    parameters: tuple[Parameter, ...] = ()
    check: Check | None = None
    in_points: bool = False
    scales: bool = False
    told: frozenset[str] = frozenset()

    @property
    def clause(self) -> str:
        """The clause that the rule applies: the function's docstring."""
        return inspect.getdoc(self.function) or ""

    def input(self, name: str) -> Input | None:
        """The input of that name, or None."""
        return next((one for one in self.inputs if one.name == name), None)

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name, or None."""
        return next((one for one in self.parameters if one.name == name), None)

    def defaults(self) -> dict[str, object]:
        """Every parameter with its default."""
        return {one.name: one.default for one in self.parameters}
