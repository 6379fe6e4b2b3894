"""The tests mirror the source: every service and every page has a test of its own name, in its own place."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

APPS = ("offices", "chains", "dispatch", "evaluation")


def services() -> Iterator[str]:
    """The modules of one verb, which is named as they are: ``dispatch/services/accept_ledger.py``."""
    for app in APPS:
        for path in sorted((settings.BASE_DIR / app / "services").glob("*.py")):
            if path.stem in _functions(path):
                yield f"{app}/services/{path.name}"


def _functions(path: Path) -> set[str]:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return {node.name.removeprefix("note_") for node in body if isinstance(node, ast.FunctionDef)}


def pages() -> Iterator[str]:
    """The modules of the pages that have an address."""
    found = {Path(inspect.unwrap(one.callback).__code__.co_filename) for one in _patterns(get_resolver())}
    for path in sorted(found):
        place = path.relative_to(settings.BASE_DIR) if path.is_relative_to(settings.BASE_DIR) else path
        if place.parts[0] in APPS and place.parts[1] == "views":
            yield place.as_posix()


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one)
        elif inspect.isfunction(inspect.unwrap(one.callback)):
            yield one


def verbs() -> Iterator[str]:
    """The functions of services that anybody may call and that are one transaction: each is a verb."""
    for app in APPS:
        for path in sorted((settings.BASE_DIR / app / "services").glob("*.py")):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                    continue
                if any(ast.unparse(one) == "transaction.atomic" for one in node.decorator_list):
                    yield f"{app}/services/{path.name}: {node.name}"


def test_each_verb_has_a_file_of_its_own() -> None:
    named = list(verbs())
    assert len(named) > 30
    places = [one.partition(": ") for one in named]
    elsewhere = [one for one, (place, _colon, name) in zip(named, places, strict=True) if Path(place).stem != name]
    assert elsewhere == ["offices/services/log_in.py: note_refused_log_in"], "only the other end of logging in"


@pytest.mark.parametrize("modules", [services, pages])
def test_each_has_a_test_of_its_own(modules) -> None:
    named = list(modules())
    assert len(named) > 30
    lacking = []
    for module in named:
        place = Path("tests") / Path(module).parent / f"test_{Path(module).name}"
        if not (settings.BASE_DIR / place).exists():
            lacking.append(str(place))
    assert lacking == []
