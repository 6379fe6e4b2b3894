"""What is wrong with a scheme, every error at once, each with its line, its field and what to do."""

import dataclasses
from dataclasses import dataclass
from typing import NamedTuple

from evaluation.rules.toml_lines import Path

MOST_ERRORS = 100


class Wrong(NamedTuple):
    """What is wrong: `message` for who writes the file, `advice` for who fills in a form, where the file has keys."""

    message: str
    advice: str = ""


@dataclass(frozen=True, slots=True, order=True)
class SchemeError:
    """One error. `line` 0: the file as a whole. `path`: where in the document, for a form to show it at its field."""

    line: int
    field: str
    message: str
    path: Path = dataclasses.field(default=(), compare=False)
    advice: str = dataclasses.field(default="", compare=False)

    @property
    def in_the_form(self) -> str:
        """The error in the words of a form, which has labels where the file has keys."""
        return self.advice or self.message

    def __str__(self) -> str:
        where = f"第 {self.line} 行" if self.line else "整个办法"
        return f"{where}{'，' + self.field if self.field else ''}：{self.message}"


class SchemeErrors(ValueError):
    """What is wrong with a scheme, by line: all of it, or as much as anybody reads and how much there is besides.

    What is wrong with the same field stays in the order in which it was found. `read`: the scheme as far as it could
    be read; what is wrong in it is as if it were not there.
    """

    def __init__(self, errors: list[SchemeError], read: object = None) -> None:
        self.read = read
        found = sorted(dict.fromkeys(errors), key=lambda one: (one.line, one.field))
        if len(found) > MOST_ERRORS:
            more = SchemeError(0, "", f"另有 {len(found) - MOST_ERRORS} 处错误；请先改正列出的 {MOST_ERRORS} 处")
            found = [*found[:MOST_ERRORS], more]
        self.errors = tuple(found)
        super().__init__("\n".join(str(error) for error in self.errors))
