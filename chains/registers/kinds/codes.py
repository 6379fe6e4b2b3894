from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chains.registers.kinds.texts import Text
from chains.rules import codes
from chains.rules.codes import BadCode, Flaw
from config.lib.xlsx import values
from config.lib.xlsx.cells import Cell
from config.lib.xlsx.values import BadValue


@dataclass(frozen=True)
class CreditCode(Text):
    """A unified social credit code, its check digit right (GB 32100-2015)."""

    longest: int = 18

    def read(self, cell: Cell) -> str:
        return _coded(values.text(cell), codes.credit_code)


@dataclass(frozen=True)
class ProjectCode(Text):
    """A project code of 24 characters (发改投资〔2020〕1439号)."""

    longest: int = 24

    def read(self, cell: Cell) -> str:
        return _coded(values.text(cell), codes.project_code)


@dataclass(frozen=True)
class IndustryCode(Text):
    """An industry code of GB/T 4754-2017, down to the class; its structure is checked."""

    longest: int = 4

    def read(self, cell: Cell) -> str:
        text = values.text(cell)
        # An office program drops the zero that leads the codes of farming and mining.
        return _coded(
            f"0{text}" if text.isdigit() and len(text) == 3 and int(text) < 130 else text, codes.industry_code
        )


def _coded(text: str, read: Callable[[str], str]) -> str:
    if not text:
        return ""
    try:
        return read(text)
    except BadCode as error:
        raise BadValue(_sentence(error)) from error


def _sentence(error: BadCode) -> str:
    """What is wrong with a code and what to do."""
    sentences = {
        Flaw.LENGTH: _("A unified social credit code has 18 characters; here are %(found)s. Copy it from the licence."),
        Flaw.SIGN: _("“%(found)s” cannot stand in a unified social credit code (it has no I, O, S, V, Z)."),
        Flaw.OLD_NUMBER: _(
            "This is an old registration number of 15 digits. Take the unified social credit code of 18 characters."
        ),
        Flaw.CHECK: _(
            "The last character does not fit the others; one is mistyped. Compare the code with the licence."
        ),
        Flaw.SHAPE: _("“%(found)s” is not spelt like such a code. Copy it from the official paper."),
        Flaw.DIGITS: _("An industry code has two to four digits, such as 3120, not “%(found)s”."),
        Flaw.UNKNOWN: _("GB/T 4754-2017 has no division for “%(found)s”. Check the first two digits."),
    }
    return sentences[error.flaw] % {"found": error.found[:30]}
