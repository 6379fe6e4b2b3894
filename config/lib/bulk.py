"""Writing many rows by PostgreSQL's COPY, several times as fast as INSERT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import JSONField, Model
from msgspec import json
from psycopg import sql


def copy_in(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of a model's table within the running transaction; their keys are the database's and not read back.

    Each row has the values of the named fields, in their order. A field that is not named gets what the database
    gives it: nothing, where only Django knows a default. What goes into a JSON field may be a struct.
    """
    by_name = {field.name: field for field in model._meta.concrete_fields}
    named = [by_name[name] for name in fields]
    columns = [sql.Identifier(str(field.column)) for field in named]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(columns)
    )
    texts = [at for at, field in enumerate(named) if isinstance(field, JSONField)]
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            values = list(row)
            for at in texts:
                values[at] = json.encode(values[at]).decode()
            copy.write_row(values)
