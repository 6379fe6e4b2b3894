"""What many tests begin with, made once by a process and then put back as it was."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, TypeVar

from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import connection
from django.db.models import Model

Made = TypeVar("Made")
Given = ParamSpec("Given")
Table = type[Model]


@dataclass(frozen=True)
class _Rows:
    """Rows as one statement, and what was returned with them."""

    statement: str
    parameters: list[str]
    returned: bytes


class Kept(Generic[Given, Made]):
    """``make`` fills tables that are empty; from the second time on its rows are put back by one statement, in a
    quarter of the time, and what it returned is returned anew.

    ``key`` tells what it builds on: other keys of that, and it is made anew. So it is when Django's types and
    permissions got other keys, as they do whenever the tables were emptied, and always while it also adds to tables
    that are not empty. Histories are not kept: the tables' own triggers write them again.
    """

    def __init__(self, make: Callable[Given, Made], key: Callable[Given, Hashable]) -> None:
        self._make, self._key = make, key
        self._kept: dict[Hashable, _Rows] = {}

    def __call__(self, *given: Given.args, **more: Given.kwargs) -> Made:
        key = Permission.objects.order_by("pk").values_list("pk", flat=True)[0], self._key(*given, **more)
        rows = self._kept.get(key)
        if rows is not None:
            with connection.cursor() as cursor:
                cursor.execute(rows.statement, rows.parameters)
            returned: Made = pickle.loads(rows.returned)
            return returned
        before = _counts()
        made = self._make(*given, **more)
        filled = [table for table, count in _counts().items() if count > before[table]]
        if not any(before[table] for table in filled):
            statement, parameters = ";".join(map(_insert, filled)), [_content(table) for table in filled]
            self._kept = {key: _Rows(statement, parameters, pickle.dumps(made))}
        return made


def _counts() -> dict[Table, int]:
    models = apps.get_models(include_auto_created=True)
    return {
        model: model._base_manager.count()
        for model in models
        if model._meta.can_migrate(connection) and not hasattr(model, "pgh_tracked_model")
    }


def _columns(table: Table) -> str:
    return ", ".join(f'"{field.column}"' for field in table._meta.concrete_fields if not field.generated)


def _insert(table: Table) -> str:
    name, columns = table._meta.db_table, _columns(table)
    return f'INSERT INTO "{name}" ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::"{name}", %s)'


def _content(table: Table) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT json_agg(one)::text FROM "{table._meta.db_table}" one')
        found: Any = cursor.fetchone()
        return str(found[0])
