"""Schemes being written: all of them, and one with what is right and wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from evaluation.models import Scheme, SchemeDraft
from evaluation.rules.errors import SchemeError
from evaluation.rules.schemefile.editing import rows
from evaluation.rules.schemefile.parsing import load

WORDS = {
    " weight 或 full_marks": "各项的权重或满分",
    "请写 weight = 分值": "请填写权重",
    "请写 weight，即": "请填写权重，即",
    "请写 cap": "请填写上限",
    "请用 applies_to 写明": "请在“只评”中选定",
    "请用 [[items]] 写明至少一项": "请至少加一项",
    "请用 [[items.items]] 写明": "请加上组内项目",
    "请补上项目或删去分组": "请在组内加一项，或去掉这个分组",
}
"""How the file names what a form shows under a label."""


@dataclass(frozen=True)
class Shipped:
    """A scheme that comes with the program, to start from."""

    code: str
    title: str
    text: str


@dataclass(frozen=True)
class Told:
    """An error of a draft: the item it stands in (its path in one word, or nothing), its field, its sentence."""

    item: str
    field: str
    sentence: str


def drafts() -> QuerySet[SchemeDraft]:
    """All drafts, the one saved last first."""
    return SchemeDraft.objects.select_related("saved_by__person", "based_on").defer("text").order_by("-saved_at", "-pk")


def versions() -> QuerySet[Scheme]:
    """All versions of all schemes, the newest first."""
    return Scheme.objects.defer("text").order_by("-year", "code", "-version")


@lru_cache(maxsize=1)
def shipped_schemes() -> tuple[Shipped, ...]:
    """The schemes after published tables that come with the program; the code is looked up, never used as a path."""
    found = []
    for path in sorted((settings.BASE_DIR / "config" / "schemes").glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        found.append(Shipped(path.stem, load(text)["scheme"]["title"], text))
    return tuple(found)


def told(document: Mapping[str, Any], errors: tuple[SchemeError, ...]) -> list[Told]:
    """Every error with the innermost item it stands in."""
    found = []
    listed = {row.path: row for row in rows(document)}
    for error in errors:
        around = (error.path[:length] for length in range(len(error.path), 0, -1))
        holder = next((listed[path] for path in around if path in listed), None)
        name = holder.name if holder else ""
        whose = str(holder.item.get("title") or holder.item.get("code") or "") if holder else ""
        said = in_the_form(error.message)
        found.append(Told(name, ".".join(map(str, error.path)), f"{whose}：{said}" if whose else said))
    return found


def in_the_form(message: str) -> str:
    """An error in the words of the form, where the file has names of fields."""
    for field, word in WORDS.items():
        message = message.replace(field, word)
    return message


def has_remarks(text: str) -> bool:
    """Whether lines of the text are remarks, which a form does not keep."""
    return any(line.lstrip().startswith("#") for line in text.splitlines())
