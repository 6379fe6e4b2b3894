"""Every act that comes into the trail has a name that an administrator can read."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from django.conf import settings

from offices.queries.trail import act_names

APPS = ("offices", "chains", "dispatch", "evaluation")


def recorded() -> Iterator[str]:
    """The codes that the services write: each text in ``record(act=…)``."""
    for app in APPS:
        for path in (settings.BASE_DIR / app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.keyword) and node.arg == "act":
                    yield from _texts(node.value)


def _texts(value: ast.expr) -> Iterator[str]:
    branches = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
    for branch in branches:
        if isinstance(branch, ast.Constant) and isinstance(branch.value, str) and branch.value:
            yield branch.value


def test_every_act_is_named() -> None:
    codes = set(recorded())
    assert len(codes) > 30
    assert codes - act_names().keys() == set()
