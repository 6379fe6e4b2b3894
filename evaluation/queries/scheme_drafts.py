"""Schemes being written: all of them, and one with what is right and wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from evaluation.enums import Act
from evaluation.models import Scheme, SchemeDraft
from evaluation.queries.scheme_in_force import scheme_of
from evaluation.rules.errors import SchemeError
from evaluation.rules.schemefile.editing import rows
from evaluation.rules.schemefile.parsing import load
from evaluation.rules.toml_lines import Path
from offices.models import AuditEntry


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


def replaced_by(draft: SchemeDraft, *, year: int | None) -> Scheme | None:
    """What a draft of that year takes the place of: what it is based on, what its year has, else what is newest."""
    if draft.based_on_id:
        return draft.based_on
    return (scheme_of(year) if year else None) or versions().order_by("-loaded_at", "-pk").first()


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
        whose = _called(holder.item, f"第 {_number(holder.path)} 项") if holder else _group(document, error.path)
        found.append(
            Told(name, ".".join(map(str, error.path)), f"{whose}：{error.in_the_form}" if whose else error.in_the_form)
        )
    return found


def _number(path: Path) -> int:
    """Which of its neighbours it is, counted from 1."""
    return int(path[-1]) + 1


def _called(held: Mapping[str, Any], otherwise: str) -> str:
    """What it is called in the form: by its name, else its code, else its place."""
    return str(held.get("title") or held.get("code") or otherwise)


def _group(document: Mapping[str, Any], path: Path) -> str:
    """The group of units that the path leads into, nothing where it leads elsewhere."""
    match path:
        case ("groups", int(at), *_):
            held = document["groups"][at]
            return _called(held, f"第 {at + 1} 个分组") if isinstance(held, Mapping) else ""
    return ""


def has_remarks(text: str) -> bool:
    """Whether lines of the text are remarks, which a form does not keep."""
    return any(line.lstrip().startswith("#") for line in text.splitlines())


def adopted_by(scheme: Scheme) -> AuditEntry | None:
    """The act by which a draft became this version, with the document that settles it; None where it was loaded."""
    acts = AuditEntry.objects.filter(act=Act.SCHEME_ADOPT, object_type=Scheme._meta.label_lower)
    return acts.filter(object_id=str(scheme.pk)).first()
