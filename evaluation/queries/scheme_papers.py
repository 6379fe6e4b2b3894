"""What a scheme is printed and compared with: the names of indicators, whose paper it is."""

from __future__ import annotations

from dispatch.models import Indicator
from evaluation.models import NoticeWords


def indicator_names() -> dict[str, str]:
    """The names of all indicators by code."""
    return dict(Indicator.objects.values_list("code", "name"))


def organ_of(year: int) -> str:
    """Who issues the papers of that year."""
    words = NoticeWords.objects.filter(year=year).first()
    return words.organ if words else ""
