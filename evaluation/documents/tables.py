"""A table once, on paper and in a workbook: the same figures, as text there and as numbers here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from config.lib import papers
from config.lib.numbers import NOTHING, half_up, show
from config.lib.xlsx.writing import Field, Filled, Kind, Table, Written
from dispatch.enums import Light
from evaluation.rules.notice_words.figures import LIGHT_WORDS

PAPER_LIGHTS: dict[Light, Literal["", "green", "amber", "red"]] = {
    Light.GREEN: "green",
    Light.YELLOW: "amber",
    Light.RED: "red",
    Light.GREY: "",
}
"""The lights as papers know them."""
JUDGED = frozenset({Light.GREEN, Light.YELLOW, Light.RED})
STATE = "状态"


@dataclass(frozen=True, kw_only=True)
class Number:
    """A figure with the places it is shown with; none at all is a dash. ``signed``: with + or −. ``light``: how it
    stands, a shape beside it on paper (a word where there is no figure) and a word of its own in a workbook."""

    value: Decimal | None
    places: int
    signed: bool = False
    light: Light | None = None

    @property
    def text(self) -> str:
        if self.value is None:
            return LIGHT_WORDS[self.light] if self.light in JUDGED else NOTHING
        shown = show(abs(self.value) if self.signed else self.value, self.places)
        rounded = half_up(self.value, self.places)
        sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
        return f"{sign}{shown}" if self.signed else shown


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text that leads its row or those below it, or is indented by its ``depth`` below one that does."""

    text: str
    depth: int = 0
    leads: bool = False


Value = str | Number | Words
INDENT = "　"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: ``share`` of the paper's width in %, ``lit`` when its figures have lights."""

    title: str
    group: str = ""
    share: int = 0
    align: Literal["left", "center", "right"] = "right"
    lit: bool = False


@dataclass(frozen=True, kw_only=True)
class DataTable:
    """A table; ``name`` is that of its sheet; ``small`` for a wide one on paper, ``flows`` for a long one."""

    name: str
    small: bool = False
    flows: bool = False
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    unit: str = ""
    notes: Sequence[str] = ()


def on_paper(table: DataTable) -> papers.PaperTable:
    """The table as papers set it."""
    return papers.PaperTable(
        columns=[
            papers.Column(title=column.title, align=column.align, share=column.share, group=column.group)
            for column in table.columns
        ],
        rows=[[_printed(value) for value in row] for row in table.rows],
        unit=table.unit,
        small=table.small,
        flows=table.flows,
        note=_note([note.rstrip("。；") for note in table.notes]),
    )


def in_workbook(table: DataTable, *, title: str, remarks: Sequence[str] = ()) -> Table:
    """The table as a sheet; ``remarks`` stand below it beside its own notes."""
    return Table(
        name=table.name,
        title=title,
        unit_line=f"单位：{table.unit}" if table.unit else "",
        fields=[field for column in table.columns for field in _fields(column, table)],
        rows=[[written for value, column in zip(row, table.columns, strict=True) for written in _written(value, column)]
              for row in table.rows],
        notes=[*table.notes, *remarks],
        frozen_fields=1,
    )  # fmt: skip


def _note(notes: Sequence[str]) -> str:
    """注：…。 or, of several, 注：1.…；2.…。"""
    if len(notes) < 2:
        return "".join(f"注：{note}。" for note in notes)
    return "注：" + "；".join(f"{number}.{note}" for number, note in enumerate(notes, start=1)) + "。"


def _printed(value: Value) -> str | papers.Cell:
    if isinstance(value, str):
        return value
    if isinstance(value, Words):
        return papers.Cell(text=value.text, strong=value.leads, indent=value.depth)
    return papers.Cell(text=value.text, light=PAPER_LIGHTS[value.light]) if value.light else value.text


def _fields(column: Column, table: DataTable) -> list[Field]:
    numbers = column.align == "right"
    group = (column.group,) if column.group else ()
    own = Field(
        head=(*group, column.title),
        kind=Kind.NUMBER if numbers else Kind.TEXT,
        width=None if numbers else _width(column, table),
    )
    return [own, Field(head=(*group, STATE), width=9)] if column.lit else [own]


def _width(column: Column, table: DataTable) -> float:
    """As wide as its longest text, within reason; a full-width character counts two."""
    place = table.columns.index(column)
    cells = (row[place] for row in table.rows)
    longest = max((len(_text(cell)) for cell in cells if not isinstance(cell, Number)), default=4)
    return float(min(max(10, 2 * longest + 2), 50))


def _written(value: Value, column: Column) -> list[Written | Filled]:
    if not isinstance(value, Number):
        return [_text(value), ""] if column.lit else [_text(value)]
    number = NOTHING if value.value is None else Filled(value=value.value, places=value.places)
    word = LIGHT_WORDS[value.light] if value.light else ""
    return [number, word] if column.lit else [number]


def _text(value: str | Words) -> str:
    return value if isinstance(value, str) else INDENT * value.depth + value.text
