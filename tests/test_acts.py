"""Every act that comes into the trail has a name that an administrator can read: it stands in its app's ``Act``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from django.conf import settings

APPS = ("offices", "chains", "dispatch", "evaluation")


def texts() -> Iterator[str]:
    """The acts that are given as a text and not by name: ``record(act="…")``. A migration knows no names of today."""
    for app in APPS:
        for path in (settings.BASE_DIR / app).rglob("*.py"):
            if "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.keyword) and node.arg == "act":
                    yield from _texts(node.value)


def _texts(value: ast.expr) -> Iterator[str]:
    branches = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
    for branch in branches:
        if isinstance(branch, ast.Constant) and isinstance(branch.value, str) and branch.value:
            yield branch.value


def test_an_act_is_given_by_its_name() -> None:
    assert list(texts()) == []
