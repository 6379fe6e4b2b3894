"""Names as the search finds them: by every part of a name, the initials of its pinyin, or a code."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from chains.models import Naming
from chains.models.record import pair

LONGEST = 60
"""More signs than this are not looked for."""
WITHIN = "pairs__contains"


def words(text: str) -> list[str]:
    """What was typed, as it stands in the terms: small letters, parted at blanks."""
    return text[:LONGEST].replace("\0", "").lower().split()


def named(text: str) -> QuerySet[Naming]:
    """The names with every word of the text in them; of an empty text all."""
    rows = Naming.objects.all()
    for word in words(text):
        rows = rows.filter(terms__contains=word)
        if len(word) > 1:
            rows = rows.filter(**{WITHIN: [pair(word[at : at + 2]) for at in range(len(word) - 1)]})
    return rows


def beginning(text: str) -> QuerySet[Naming]:
    """As ``named``; of a single sign only what begins with it, which the index knows, and which is all one can mean."""
    found = words(text)
    if len(found) == 1 and len(found[0]) == 1:
        line = f"\n{found[0]}"
        begins = Q(terms__startswith=found[0]) | Q(terms__contains=line)
        return Naming.objects.filter(begins, **{WITHIN: [pair(line)]})
    return named(text)
