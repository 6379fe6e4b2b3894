"""Queries that are asked often and take Django long to write: written once, and asked with other values each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Field, Func, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler


class Given(Value):
    """Stands in a query for what is only known when it is asked: ``filter(day__lte=Given("until", DateField()))``.

    It is its own parameter, so that the value can be put in its place.
    """

    def __init__(self, name: str, kind: Field[Any, Any]) -> None:
        super().__init__(name, output_field=kind)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


class AmongGiven(Func):
    """Whether a column is one of a list that is given; ``__in`` would be another statement for each length."""

    template, arg_joiner = "%(expressions)s)", " = ANY("
    output_field = BooleanField()


class Prepared:
    """A query with some values left open.

    ``write`` gives back the query of ``values()`` with a ``Given`` for each of them; it is called once, when the query
    is asked for the first time. A query of several subqueries takes Django ten times as long to write as PostgreSQL to
    answer.
    """

    def __init__(self, write: Callable[[], QuerySet[Any, Any]]) -> None:
        self._write = write
        self._written: tuple[str, Sequence[Any]] | None = None

    def rows(self, **values: Any) -> list[dict[str, Any]]:
        """The rows by the names of their columns, as the driver reads them; KeyError where a value is not given."""
        if self._written is None:
            self._written = self._write().query.sql_with_params()
        statement, parameters = self._written
        put = [values[one.name] if isinstance(one, Given) else one for one in parameters]
        with connection.cursor() as cursor:
            cursor.execute(statement, put)
            names = [column.name for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
