"""Kinds that an office may choose for a column of its own. Their values live as JSON in a record's ``own``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from chains.registers.kinds import Amount, Choice, Choices, Contact, Count, Day, Kind, Rate, Text, Words, YesNo


class OwnKind(models.TextChoices):
    """What a column of an office's own may hold."""

    TEXT = "text", _("Text")
    WORDS = "words", _("Text of several lines")
    AMOUNT = "amount", _("Figure")
    COUNT = "count", _("Whole number")
    RATE = "rate", _("Rate in %")
    DAY = "day", _("Date")
    YES_NO = "yes_no", _("Yes or no")
    CHOICE = "choice", _("One of a few")
    CHOICES = "choices", _("Several of a few")
    CONTACT = "contact", _("How to reach a person")


WITH_UNIT = frozenset({OwnKind.AMOUNT, OwnKind.COUNT})
WITH_CHOICES = frozenset({OwnKind.CHOICE, OwnKind.CHOICES})

_MADE: dict[str, Callable[[str, tuple[str, ...]], Kind]] = {
    OwnKind.TEXT: lambda unit, choices: Text(200),
    OwnKind.WORDS: lambda unit, choices: Words(),
    OwnKind.AMOUNT: lambda unit, choices: Amount(unit, signed=True),
    OwnKind.COUNT: lambda unit, choices: Count(unit),
    OwnKind.RATE: lambda unit, choices: Rate(),
    OwnKind.DAY: lambda unit, choices: Day(),
    OwnKind.YES_NO: lambda unit, choices: YesNo(),
    OwnKind.CHOICE: lambda unit, choices: Choice(choices),
    OwnKind.CHOICES: lambda unit, choices: Choices(choices),
    OwnKind.CONTACT: lambda unit, choices: Contact(),
}


def kind_of(name: str, *, unit: str = "", choices: Sequence[str] = ()) -> Kind:
    """The kind of that name. Raises KeyError for a name that is none of OwnKind."""
    return _MADE[name](unit, tuple(choices))
