"""Many triggers added by one operation are those that single operations would have added."""

import pgtrigger
import pytest
from django.db import connection, models
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import MigrationWriter
from pgtrigger.migrations import AddTrigger

from config.lib.triggers import AddTriggers
from offices.models import AuditEntry

KEPT = pgtrigger.Protect(name="kept", operation=pgtrigger.Delete)
FIXED = pgtrigger.Protect(name="fixed", operation=pgtrigger.Update)
ADDED = [AddTrigger("leaf", KEPT), AddTrigger("leaf", FIXED), AddTrigger("tree", KEPT)]


@pytest.fixture
def before():
    state = ProjectState()
    for name in ("Leaf", "Tree"):
        CreateModel(name, [("id", models.BigAutoField(primary_key=True))]).state_forwards("offices", state)
    assert state.apps
    return state


def after(state, *operations):
    state = state.clone()
    for operation in operations:
        operation.state_forwards("offices", state)
    return state


def on_tables():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, split_part(tgname, '_', 2) FROM pg_trigger"
            " WHERE tgrelid::regclass::text IN ('offices_leaf', 'offices_tree') ORDER BY 1, 2"
        )
        return cursor.fetchall()


def test_the_models_know_the_same_triggers(before):
    together, singly = after(before, AddTriggers(ADDED)), after(before, *ADDED)
    assert {key: state.options for key, state in together.models.items()} == {
        key: state.options for key, state in singly.models.items()
    }
    assert together.apps.get_model("offices", "leaf")._meta.triggers == [KEPT, FIXED]


@pytest.mark.django_db
def test_the_tables_get_them_and_lose_them(before):
    operation = AddTriggers(ADDED)
    has = after(before, operation)
    with connection.schema_editor() as editor:
        for model in ("leaf", "tree"):
            editor.create_model(before.apps.get_model("offices", model))
        operation.database_forwards("offices", editor, before, has)
        assert on_tables() == [("offices_leaf", "fixed"), ("offices_leaf", "kept"), ("offices_tree", "kept")]
        operation.database_backwards("offices", editor, has, before)
        assert on_tables() == []


def test_it_is_written_as_it_is_read():
    text, imports = MigrationWriter.serialize(AddTriggers([AddTrigger("auditentry", KEPT.compile(AuditEntry))]))
    assert text.startswith("config.lib.triggers.AddTriggers(\n    triggers=[\n        pgtrigger.migrations.AddTrigger(")
    assert "import config.lib.triggers" in imports
