from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from pghistory.models import Context, Event
from psycopg import sql

from offices.models import AuditEntry, AuditSeal


class Command(BaseCommand):
    help = (
        "Gives the application's database role what it needs and no more: it reads and writes rows, owns nothing, "
        "and can neither change nor remove the audit trail and the history of rows. Run as the owner after migrate."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--role", default="chainchief_app", help="the application's role (chainchief_app)")

    def handle(self, *, role: str, **options: Any) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            if cursor.fetchone()[0] == role:
                raise CommandError(f"{role} is the role of this connection: run this as the owner of the tables")
            cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [role])
            if not cursor.fetchone()[0]:
                raise CommandError(f"there is no role {role}: create it first (CREATE ROLE {role} LOGIN PASSWORD …)")
            for statement in statements(role):
                cursor.execute(statement)
        self.stdout.write(
            f"{role}: may read and write; {len(append_only()) + len(changed_in_part())} tables can only be added to."
        )


def append_only() -> list[str]:
    """The tables of which no row is ever changed or removed: the trail, its seals, the history of rows, and those of
    models that say ``only_added_to``."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, (AuditEntry, AuditSeal, Event)) or getattr(model, "only_added_to", False)
    )


def changed_in_part() -> dict[str, list[str]]:
    """The columns that may change in tables of which no row is removed and nothing else is changed: those of models
    that say ``changes_only``."""
    return {
        model._meta.db_table: [one.attname for one in model._meta.concrete_fields if one.name in model.changes_only]
        for model in apps.get_models()
        if hasattr(model, "changes_only")
    }


def never_removed() -> list[str]:
    """The tables of which no row is removed, and which a trigger of the owner's lets be added to: the acts."""
    return [Context._meta.db_table]


def statements(role: str) -> list[sql.Composed]:
    """The GRANT and REVOKE statements, in order."""
    to = sql.Identifier(role)
    in_part = changed_in_part()
    never = _listed([*append_only(), *in_part])
    return [
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(to),
        sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(to),
        sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}").format(to),
        sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(to),
        sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(never, to),
        *(
            sql.SQL("GRANT UPDATE ({}) ON {} TO {}").format(_listed(columns), sql.Identifier(table), to)
            for table, columns in in_part.items()
        ),
        sql.SQL("REVOKE DELETE ON {} FROM {}").format(_listed(never_removed()), to),
        sql.SQL("REVOKE INSERT, UPDATE, DELETE ON {} FROM {}").format(sql.Identifier("django_migrations"), to),
    ]


def _listed(names: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))
