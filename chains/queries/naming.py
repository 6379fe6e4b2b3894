"""Names as the search finds them: by every part of a name, the initials of its pinyin, or a code."""

from __future__ import annotations

from django.db.models import QuerySet

from chains.models import Naming
from chains.models.record import Bigrams

LONGEST = 60
"""More signs than this are not looked for."""
WITHIN = "bigrams__contains"


def words(text: str) -> list[str]:
    """What was typed, as it stands in the terms: small letters, parted at blanks."""
    return text[:LONGEST].replace("\0", "").lower().split()


def named(text: str) -> QuerySet[Naming]:
    """The names with every word of the text in them; of an empty text all."""
    rows = Naming.objects.alias(bigrams=Bigrams("terms"))
    for word in words(text):
        rows = rows.filter(terms__contains=word)
        if pairs := [word[at : at + 2] for at in range(len(word) - 1)]:
            rows = rows.filter(**{WITHIN: pairs})
    return rows


def beginning(text: str) -> QuerySet[Naming]:
    """As ``named``; of a single sign only what begins with it, which the index knows, and which is all one can mean."""
    found = words(text)
    if len(found) == 1 and len(found[0]) == 1:
        return Naming.objects.alias(bigrams=Bigrams("terms")).filter(**{WITHIN: [f"\n{found[0]}"]})
    return named(text)
