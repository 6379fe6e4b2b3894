"""Writing many rows by PostgreSQL's COPY, several times as fast as INSERT."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import Field, JSONField, Model
from psycopg import sql


def copy_in(model: type[Model], rows: Iterable[Model]) -> None:
    """Insert unsaved rows of a model within the running transaction; their keys are the database's and not read back.

    Every other column must have its value: defaults of the database are not asked for.
    """
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = [sql.Identifier(str(field.column)) for field in fields]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(columns)
    )
    readers = [_reader(field) for field in fields]
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([read(row) for read in readers])


def _reader(field: Field[Any, Any]) -> Callable[[Model], Any]:
    """What COPY is given for a column: JSON as text, all else as it stands in the row."""
    plain = attrgetter(field.attname)
    return (lambda row: json.dumps(plain(row), ensure_ascii=False)) if isinstance(field, JSONField) else plain
