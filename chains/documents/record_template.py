"""The workbook in which records are entered or changed: drop-downs, checks, hidden keys, and an explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from chains.documents.record_workbook import GUIDE_SHEET, KEY_HEAD, cells_of, field_of
from chains.registers.columns import Column, Guard
from chains.registers.kinds import (
    Amount,
    Choice,
    Choices,
    Count,
    CreditCode,
    Day,
    Kind,
    Link,
    ProjectCode,
    Year,
    YesNo,
)
from config.lib.xlsx import writing
from config.lib.xlsx.looks import Written
from config.lib.xlsx.writing import Check, Field, Properties, Table, write_workbook

BLANK_ROWS = 500


def write_template(
    file: BinaryIO,
    *,
    title: str,
    columns: Sequence[Column],
    records: Iterable[Any] = (),
    offers: Mapping[str, Sequence[str]] | None = None,
    chains: Sequence[str] = (),
) -> None:
    """Write the template into the file, with these records in it to be changed, and empty rows below them.

    ``columns`` are the typed ones and that of the chains; ``offers`` the names that may be given for a link, by code;
    ``chains`` those that the person keeps.
    """
    known = offers or {}
    table = Table(
        name=title,
        fields=[
            Field(head=(KEY_HEAD,), hidden=True),
            *(_field(column, known.get(column.code, ())) for column in columns),
        ],
        rows=_rows(columns, records),
        frozen_fields=2,
    )
    write_workbook(file, [table, _guide(title, columns, chains)], Properties(title=title))


def _rows(columns: Sequence[Column], records: Iterable[Any]) -> Iterator[Sequence[Written]]:
    for record in records:
        yield cells_of(record, columns)
    for _number in range(BLANK_ROWS):
        yield [None] * (len(columns) + 1)


def _field(column: Column, names: Sequence[str]) -> Field:
    made = field_of(column)
    return replace(
        made,
        head=(f"{column.head}*" if column.required else column.head,),
        to_fill=True,
        choices=_choices(column, names),
        check=_check(column) if made.kind is not writing.Kind.TEXT else None,
        width=max(12, min(30, 2 * len(column.head) + 2)),
    )


def _choices(column: Column, names: Sequence[str]) -> Sequence[str]:
    if isinstance(column.kind, Choices):
        return ()
    return names or tuple(name for _value, name in column.kind.offers)


def _check(column: Column) -> Check:
    kind = column.kind
    if isinstance(kind, Day):
        return Check(message=_("Type a date such as 2024-03-05."))
    signed = isinstance(kind, Amount) and kind.signed
    whole = isinstance(kind, Count)
    text = _("Type a whole number, without its unit.") if whole else _("Type a number in the unit of the head.")
    return Check(message=text, least=None if signed else 0, whole=whole)


def _guide(title: str, columns: Sequence[Column], chains: Sequence[str]) -> Table:
    return Table(
        name=GUIDE_SHEET,
        title=_("How to fill in: %(title)s") % {"title": title},
        fields=[
            Field(head=(_("Heading"),), width=24),
            Field(head=(_("Must be given"),), width=10),
            Field(head=(_("What to write"),), width=60),
            Field(head=(_("What may be chosen"),), width=50),
        ],
        rows=[
            [column.head, _("Yes") if column.required else "", _how(column), _offered(column, chains)]
            for column in columns
        ],
        notes=[
            _(
                "Note: the hidden first column knows each record again. Do not copy it to other rows: a row with it"
                " changes its record, and an empty cell there empties the record's; a row without it enters a new"
                " record, or changes the one with the same code."
            ),
            _("Note: columns may be left out or moved, and rows added. Hand the workbook in under “Import”."),
        ],
    )


def _offered(column: Column, chains: Sequence[str]) -> str:
    if column.code == "chains":
        return "、".join(chains)
    return "、".join(name for _value, name in column.kind.offers)


def _how(column: Column) -> str:
    """What to write in a column, in a sentence."""
    if column.code == "chains":
        text = _("Chains with 、 between them; the share behind the name where there are several: A 60%、B 40%.")
    elif column.guard is Guard.CONTACT:
        text = _("What is covered by stars stays as it is if the cell is left alone.")
    else:
        text = next((say(column.kind) for kind, say in _WAYS.items() if isinstance(column.kind, kind)), "")
    return " ".join(part for part in (str(column.hint), text) if part)


# The narrower kind first: a year is a number too.
_WAYS: dict[type[Kind], Callable[[Kind], str]] = {
    CreditCode: lambda kind: _("18 characters, as on the licence."),
    ProjectCode: lambda kind: _("24 characters, such as 2403-371500-04-01-123456."),
    Year: lambda kind: _("Four digits, such as 2024."),
    Amount: lambda kind: _("A number in %(unit)s, without the unit.") % {"unit": kind.unit},
    Day: lambda kind: _("A date such as 2024-03-05 or 2024年3月5日; 2024年3月 counts as the first of the month."),
    YesNo: lambda kind: _("Yes or no; empty where it is not known."),
    Choices: lambda kind: _("Several, with 、 between them."),
    Choice: lambda kind: _("One of the list."),
    Link: lambda kind: _("The name as it stands in the system."),
}
