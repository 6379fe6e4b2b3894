"""What must not stand in the source, whoever writes it: ways in for data that others typed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

PACKAGES = ("config", "offices", "chains", "dispatch", "evaluation")
FROM_REQUEST = {"GET", "POST", "FILES", "query_params", "data"}
QUERYING = {"filter", "exclude", "get", "order_by", "values", "values_list", "annotate", "aggregate", "only", "defer"}


def python_files() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (settings.BASE_DIR / package).rglob("*.py")


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in our code, with its place."""
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{path.relative_to(settings.BASE_DIR)}:{node.lineno}", node


def is_sent(node: ast.AST) -> bool:
    """Whether the expression names what a request brought: ``request.GET`` and the like."""
    return any(
        isinstance(part, ast.Attribute)
        and part.attr in FROM_REQUEST
        and isinstance(part.value, ast.Name | ast.Attribute)
        and ast.unparse(part.value).endswith("request")
        for part in ast.walk(node)
    )


def test_S18_no_name_of_a_field_comes_from_a_request() -> None:
    """No ``**request.GET``, and nothing sent goes into a query unread by a form or an allow-list."""
    found = []
    for place, call in calls():
        spread = [word.value for word in call.keywords if word.arg is None]
        queries = isinstance(call.func, ast.Attribute) and call.func.attr in QUERYING and not is_sent(call.func)
        in_query = [*call.args, *(word.value for word in call.keywords)] if queries else []
        if any(is_sent(node) for node in [*spread, *in_query]):
            found.append(place)
    assert found == []


def test_S35_no_sql_is_put_together_from_values() -> None:
    """SQL is a fixed text or psycopg's composed SQL, values go beside it; ``extra`` and ``RawSQL`` are not used."""
    found = []
    for place, call in calls():
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        built = bool(call.args) and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
        if name in {"extra", "RawSQL"} or (name in {"execute", "executemany", "raw"} and built):
            found.append(place)
    assert found == []


TEMPLATES = {
    "marks data as safe": r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off",
    "has a script in the page": r"<script(?![^>]*\bsrc=)[^>]*>",
    "has a style in the page": r"<style\b|\sstyle=[\"']",
    "has a handler in the page": r"<(?:{%.*?%}|{{.*?}}|[^>{])*?\son[a-z]+=",
    "leads to a script": r"(?:href|src|action)=[\"']\s*(?:javascript|data):",
    "loads from elsewhere": r"(?:src|href)=[\"'](?:https?:)?//",
}
PAPERS = {"has a style in the page", "has a script in the page"}
"""What a paper's template may have: WeasyPrint reads it, no browser does."""

SCRIPTS = {
    "writes HTML": r"\.(?:innerHTML|outerHTML)\s*[+=]|insertAdjacentHTML|document\.write",
    "runs text": r"\beval\s*\(|new Function\s*\(|set(?:Timeout|Interval)\s*\(\s*[\"'`]",
}


def marks(text: str, patterns: dict[str, str], allowed: frozenset[str] = frozenset()) -> list[str]:
    bare = re.sub(r"{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}", "", text, flags=re.DOTALL)
    return [
        name for name, pattern in patterns.items() if name not in allowed and re.search(pattern, bare, re.IGNORECASE)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ name|safe }}", ["marks data as safe"]),
        ("{% autoescape off %}", ["marks data as safe"]),
        ('<p onclick="x()">', ["has a handler in the page"]),
        ("<script>x()</script>", ["has a script in the page"]),
        ("<script src=\"{% static 'app.js' %}\"></script>", []),
        ('<p style="color:red">', ["has a style in the page"]),
        ('<a href="javascript:x()">', ["leads to a script"]),
        ('<script src="https://cdn.example/x.js"></script>', ["loads from elsewhere"]),
        ('<p class="safe" data-once="on">{{ name }}</p>', []),
    ],
)
def test_the_patterns_see_what_they_are_for(text: str, expected: list[str]) -> None:
    assert marks(text, TEMPLATES) == expected


def test_S16_no_template_lets_data_run() -> None:
    root = settings.BASE_DIR / "templates"
    found = {}
    for path in sorted(root.rglob("*.html")):
        name = str(path.relative_to(root))
        allowed = frozenset(PAPERS) if name.startswith("papers/") else frozenset()
        if wrong := marks(path.read_text(encoding="utf-8"), TEMPLATES, allowed):
            found[name] = wrong
    assert found == {}


def test_S16_no_script_lets_data_run() -> None:
    root = settings.BASE_DIR / "static"
    scripts = [path for path in root.rglob("*.js") if "vendor" not in path.parts]
    assert scripts
    found = {str(path): wrong for path in scripts if (wrong := marks(path.read_text(encoding="utf-8"), SCRIPTS))}
    assert found == {}
