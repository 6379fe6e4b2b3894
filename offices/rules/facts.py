"""What a regime says of organisations and posts, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from offices.enums import OrganisationKind, PostKind


@dataclass(frozen=True)
class PostFacts:
    kind: PostKind
    title: str


@dataclass(frozen=True)
class OrganisationFacts:
    """``parent`` and ``departments`` are codes; the departments of a guarantee group answer for it, the first leads."""

    code: str
    name: str
    kind: OrganisationKind
    short_name: str = ""
    parent: str = ""
    departments: tuple[str, ...] = ()
    posts: tuple[PostFacts, ...] = ()
