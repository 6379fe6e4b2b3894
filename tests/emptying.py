"""Empties the tables after a test that committed what it did."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import TransactionTestCase

FILLED_BY_MIGRATIONS = frozenset({ContentType._meta.db_table, Permission._meta.db_table})


def empty_what_is_filled(_case: TransactionTestCase) -> None:
    """In place of Django's flush, which truncates every table, filled or not, and then makes types and permissions
    anew: a tenth of a second instead of one for a hundred and thirty tables."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.django_table_names(only_existing=True)) - FILLED_BY_MIGRATIONS
        cursor.execute(" UNION ALL ".join(f"""SELECT '{one}' WHERE EXISTS (SELECT FROM "{one}")""" for one in tables))
        filled = ", ".join(f'"{name}"' for (name,) in cursor.fetchall())
        if filled:
            cursor.execute(f"TRUNCATE {filled} CASCADE")
