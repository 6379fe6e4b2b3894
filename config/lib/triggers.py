"""Triggers in migrations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger


class AddTriggers(Operation):
    """Adds the triggers of many tables at once, as so many ``AddTrigger`` would one by one.

    Each of those has Django render all models near its table anew, which for the tables of an app takes as long as
    making them; here they are rendered once.
    """

    serialization_expand_args = ["triggers"]

    def __init__(self, triggers: Sequence[AddTrigger]) -> None:
        self.triggers = triggers

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        tables = {add.model_name_lower for add in self.triggers}
        for add in self.triggers:
            options = state.models[app_label, add.model_name_lower].options
            options["triggers"] = [*options.get("triggers", []), add.trigger]
        state.reload_models([(app_label, table) for table in sorted(tables)])

    def database_forwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for add in self.triggers:
            add.database_forwards(app_label, editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for add in reversed(self.triggers):
            add.database_backwards(app_label, editor, to_state, from_state)

    def describe(self) -> str:
        return f"Create {len(self.triggers)} triggers"

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        return type(self).__name__, [], {"triggers": self.triggers}
