"""What a regime says of the registers: ``records.toml`` (rows its documents name) and ``lists.toml`` (named lists)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from chains.rules.facts import ListFacts, RecordFacts
from evaluation.rules.table import Table

RECORDS = "records.toml"
LISTS = "lists.toml"


def record(row: Table) -> RecordFacts:
    """One record; every field besides these three is a column of its register."""
    register, name = row.text("register", required=True), row.text("name", required=True)
    chains = row.names("chains")
    texts = {column: _text(row, column) for column in row.raw if column not in {"register", "chains"}}
    return RecordFacts(register=register, name=name, chains=chains, texts=texts)


def named_list(row: Table) -> ListFacts:
    """One named list."""
    filters = row.inner("filters", title=f"{row.title}的 filters")
    return ListFacts(
        code=row.text("code", required=True),
        register=row.text("register", required=True),
        title=row.text("title", required=True),
        group=row.text("group"),
        columns=row.names("columns"),
        filters={name: _texts(filters, name) for name in filters.raw},
        order=row.text("order"),
        unit_line=row.text("unit_line"),
    )


def _texts(row: Table, name: str) -> tuple[str, ...]:
    value = row.value(name)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    return (_text(row, name),)


def _text(row: Table, name: str) -> str:
    """The value as a person would type it into the column."""
    value = row.value(name)
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, Decimal, dt.date)):
        return str(value)
    row.wrong(name, "应是文字、数、日期或是否")
    return ""
