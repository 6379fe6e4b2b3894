"""Whose paper a scheme is."""

from __future__ import annotations

from evaluation.models import NoticeWords


def organ_of(year: int) -> str:
    """Who issues the papers of that year."""
    words = NoticeWords.objects.filter(year=year).first()
    return words.organ if words else ""
