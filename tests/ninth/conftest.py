from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import modify_settings

import evaluation.context
from chains.registers.register import REGISTERS, Register


@pytest.fixture
def laboratories(db: None) -> Iterator[Register]:
    """The ninth register for the time of a test: its app installed, its one migration run, nothing else done.

    Ask for it before the city: a table that others wrote to cannot be pointed to in the same transaction.
    """
    before = dict(REGISTERS)
    with modify_settings(INSTALLED_APPS={"append": "tests.ninth"}):
        MigrationExecutor(connection).migrate([("ninth", "0001_laboratories")])
        register: Register = apps.get_model("ninth", "Laboratory").register
        REGISTERS.setdefault(register.code, register)
        importlib.reload(evaluation.context)
        yield register
    REGISTERS.clear()
    REGISTERS.update(before)
    importlib.reload(evaluation.context)
    ContentType.objects.clear_cache()
