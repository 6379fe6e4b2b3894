"""``?as_of=2024-03-31`` in an address: the page shows what stood at the end of that day, and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from chains.queries.sight import Sight
from chains.registers.kinds import Day
from config.lib.xlsx.values import BadValue
from offices.forms.fields import within_the_calendar

AS_OF = "as_of"


def looking_back(sight: Sight, asked: Sequence[str]) -> tuple[Sight, dict[str, Any]]:
    """The Sight as of the day asked for, and what the page says of it; a day that cannot be read is not looked at."""
    text = asked[-1].strip() if asked else ""
    try:
        day = Day().parse(text)
        if day:
            within_the_calendar(day)
    except BadValue as error:
        return sight, _left_out(str(error))
    except ValidationError as error:
        return sight, _left_out(" ".join(error.messages))
    return (sight.as_of(day), {"as_of": day}) if day else (sight, {})


def _left_out(why: str) -> dict[str, Any]:
    return {"as_of_wrong": _("The day was left out: %(why)s Today's state is shown.") % {"why": why}}
