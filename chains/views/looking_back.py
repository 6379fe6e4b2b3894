"""``?as_of=2024-03-31`` in an address: the page shows what stood at the end of that day, and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from chains.queries.sight import Sight
from chains.registers.kinds import Day
from config.lib.xlsx.values import BadValue

AS_OF = "as_of"


def looking_back(sight: Sight, asked: Sequence[str]) -> tuple[Sight, dict[str, Any]]:
    """The Sight as of the day asked for, and what the page says of it; a day that cannot be read is not looked at."""
    text = asked[-1].strip() if asked else ""
    try:
        day = Day().parse(text)
    except BadValue as error:
        said = _("The day was left out: %(why)s Today's state is shown.") % {"why": error}
        return sight, {"as_of_wrong": said}
    return (sight.as_of(day), {"as_of": day}) if day else (sight, {})
