"""S15: the role that serves the pages cannot touch the audit trail."""

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg.conninfo import conninfo_to_dict
from pytest_django import DjangoDbBlocker

from offices.management.commands.grant_app_role import append_only, changed_in_part, never_removed

APP_ROLE = conninfo_to_dict(settings.APP_ROLE_URL)["user"]


@pytest.fixture(scope="module")
def as_application(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[psycopg.Connection]:
    """A connection to the test database with the role that serves the pages, after the command has run."""
    with django_db_blocker.unblock():
        call_command("grant_app_role", role=APP_ROLE, verbosity=0)
        name = connection.settings_dict["NAME"]
    with psycopg.connect(settings.APP_ROLE_URL, dbname=name) as link:
        yield link


@pytest.fixture(autouse=True)
def _nothing_stays(as_application: psycopg.Connection) -> Iterator[None]:
    yield
    as_application.rollback()


def test_everything_that_is_only_added_to_is_named() -> None:
    tables = append_only()
    assert {"offices_auditentry", "offices_auditseal", "offices_tenureevent", "dispatch_entryevent"} <= set(tables)
    results = {"evaluation_placing", "evaluation_scoresheet", "evaluation_paper"}
    assert results <= set(tables)
    assert all(table.endswith("event") or table.startswith("offices_audit") for table in set(tables) - results)
    assert changed_in_part() == {"offices_message": ["read_at", "read_by_id"]}


@pytest.mark.parametrize(
    "table",
    [
        "offices_auditentry",
        "offices_auditseal",
        "offices_tenureevent",
        "evaluation_placing",
        "evaluation_paper",
        "offices_message",
    ],
)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET {}={}",
        "DELETE FROM {}",
        "TRUNCATE {}",
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "DROP TABLE {}",
        "CREATE RULE away AS ON INSERT TO {} DO INSTEAD NOTHING",
    ],
)
def test_S15_the_application_cannot_rewrite(as_application: psycopg.Connection, table: str, statement: str) -> None:
    key = "pgh_id" if table.endswith("event") else "id"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_application.execute(statement.format(table, key, key))


def test_S15_switching_the_triggers_off_does_not_help(as_application: psycopg.Connection) -> None:
    as_application.execute("SELECT set_config('pgtrigger.ignore', '{offices_auditentry:never_changed}', true)")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_application.execute("DELETE FROM offices_auditentry")
    as_application.rollback()
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_application.execute("SET session_replication_role = replica")


def test_S15_a_message_can_be_marked_as_read_and_nothing_else(as_application: psycopg.Connection) -> None:
    as_application.execute("UPDATE offices_message SET read_at = now(), read_by_id = NULL")
    for column in ("subject", "body", "organisation_id", "sent_at", "link", "kind"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            as_application.execute(f"UPDATE offices_message SET {column} = {column}")
        as_application.rollback()


NOTED = """
INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
VALUES (gen_random_uuid(), '{"act": "a", "account": 7, "via": "page"}', now() - interval '1 hour', now())
"""


@pytest.mark.parametrize("told", ["'{}'", "metadata || '{\"account\": 8}'", "metadata - 'act'"])
def test_S15_who_did_an_act_cannot_be_told_otherwise(as_application: psycopg.Connection, told: str) -> None:
    as_application.execute(NOTED)
    as_application.execute("UPDATE pghistory_context SET metadata = metadata || '{\"more\": 1}'")
    with pytest.raises(psycopg.errors.RaiseException):
        as_application.execute(f"UPDATE pghistory_context SET metadata = {told}")


def test_S15_an_act_cannot_be_removed(as_application: psycopg.Connection) -> None:
    as_application.execute(NOTED)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_application.execute("DELETE FROM pghistory_context")


def test_S15_the_application_cannot_give_itself_the_right(as_application: psycopg.Connection) -> None:
    as_application.execute(f"GRANT DELETE ON offices_auditentry TO {APP_ROLE}")  # PostgreSQL warns and grants nothing
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_application.execute("DELETE FROM offices_auditentry")
    as_application.rollback()
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_application.execute("SET ROLE chainchief")


def test_the_application_can_do_its_work(as_application: psycopg.Connection) -> None:
    """Reads and writes every table, notes down acts, and its changes of rows are kept by the triggers."""
    never = {*append_only(), *changed_in_part()}
    for table in connection.introspection.django_table_names(only_existing=False, include_views=False):
        rights = ["SELECT", "INSERT"] if table in never else ["SELECT", "INSERT", "UPDATE", "DELETE"]
        rights = [right for right in rights if right != "DELETE" or table not in never_removed()]
        for right in rights:
            held = as_application.execute("SELECT has_table_privilege(%s, %s)", [table, right]).fetchone()
            assert held == (True,), f"{right} on {table}"

    as_application.execute("INSERT INTO offices_person (name) VALUES ('somebody')")
    (count,) = as_application.execute("SELECT count(*) FROM offices_personevent").fetchone() or (0,)
    assert count == 1


@pytest.mark.django_db
def test_the_owner_is_not_the_application() -> None:
    with pytest.raises(CommandError, match="run this as the owner"):
        call_command("grant_app_role", role=connection.settings_dict["USER"])


@pytest.mark.django_db
def test_an_unknown_role_is_said() -> None:
    with pytest.raises(CommandError, match="there is no role nobody_here"):
        call_command("grant_app_role", role="nobody_here")
