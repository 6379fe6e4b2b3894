"""Reading one TOML table field by field, gathering errors instead of stopping at the first."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from evaluation.rules.errors import SchemeError
from evaluation.rules.toml_lines import Lines, Path

MOST_PLACES = 12
MOST = Decimal(10) ** MOST_PLACES
MOST_DECIMALS = 10
MOST_TEXT = 2000
MOST_OF_A_CODE = 60
MOST_OF_A_TITLE = 100
MOST_OF_A_GRADE = 40
MOST_POINTS = Decimal(10_000)
MOST_SHARE = Decimal(10)

Choice = TypeVar("Choice", bound=StrEnum)


class Table:
    """One table, its place in the file, and the list that all its errors go to."""

    def __init__(self, raw: object, *, path: Path, title: str, lines: Lines, errors: list[SchemeError]) -> None:
        self.path, self.title, self.lines, self.errors = path, title, lines, errors
        self.raw: Mapping[str, Any] = {}
        self.read: set[str] = set()
        if isinstance(raw, dict):
            self.raw = raw
        else:
            self.wrong("", "应写成一个表（用 [表名] 开头，下面逐行写「键 = 值」）")

    @property
    def line(self) -> int:
        """The line the table begins on."""
        return self.lines.of(self.path)

    def wrong(self, name: str, message: str, advice: str = "") -> None:
        """Note an error at a field of the table, or at the table itself; `advice` is what a form says of it."""
        where = f"{self.title}的 {name}" if self.title and name else self.title.strip() or name
        path = (*self.path, *name.split(".")) if name else self.path
        self.errors.append(SchemeError(self.lines.of(path), where, message, path, advice))

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        return name in self.raw

    def value(self, name: str) -> Any:
        """The raw value; the field counts as read."""
        self.read.add(name)
        return self.raw.get(name)

    def text(
        self, name: str, *, default: str = "", required: bool = False, called: str = "", longest: int = MOST_TEXT
    ) -> str:
        """A string of at most so many characters; what is required, `called` so in a form, is more than blanks."""
        value = self.value(name)
        if value is None or (required and isinstance(value, str) and not value.strip()):
            if required:
                self.wrong(name, "没有写；请补上", f"没有{called}；请补上" if called else "")
            return default
        if not isinstance(value, str):
            self.wrong(name, "应是文字；请加英文双引号", "应是文字")
            return default
        if len(value) > longest:
            self.wrong(name, f"过长（{len(value)} 字），最多 {longest} 字")
        return value.strip()

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self.value(name)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.wrong(name, "只能写 true（是）或 false（否）", "只能选是或否")
        return default

    def whole(self, name: str, *, default: int | None, least: int, most: int) -> int:
        """A whole number."""
        value = self.value(name)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        if value is not None or default is None:
            self.wrong(name, f"应是 {least} 至 {most} 的整数")
        return least if default is None else default

    def decimal(
        self,
        name: str,
        *,
        default: Decimal | None = None,
        least: Decimal | None = None,
        most: Decimal | None = None,
        none: str = "",
        hint: str = "",
    ) -> Decimal | None:
        """A number, exactly as written; the word `none`, where given, stands for "not set". `hint`: how it is meant,
        for whoever wrote one out of its limits.
        """
        value = self.value(name)
        if value is None:
            return default
        if none and value == none:
            return None
        number = as_decimal(value)
        if number is None:
            unset = f'；不设写 "{none}"' if none else ""
            advice = "应是数，如 10 或 0.5" + ("；不设填“不设”" if none else "")
            self.wrong(name, f"应是数，如 10 或 0.5，不加引号{unset}", advice)
            return default
        if (least is not None and number < least) or (most is not None and number > most):
            limits = [f"不小于 {least}" if least is not None else "", f"不大于 {most}" if most is not None else ""]
            self.wrong(name, f"现为 {number}，应{'、'.join(limit for limit in limits if limit)}{hint}")
            return default
        return number

    def choice(self, name: str, kind: type[Choice], *, default: Choice) -> Choice:
        """One of the words of an enum."""
        value = self.value(name)
        if value is None:
            return default
        if isinstance(value, str) and value in [one.value for one in kind]:
            return kind(value)
        words = "、".join(f'"{one.value}"' for one in kind)
        self.wrong(name, f"只能写 {words}", "没有这个选项；请从列出的选项中选一项")
        return default

    def names(self, name: str) -> tuple[str, ...]:
        """A list of strings."""
        value = self.value(name)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self.wrong(name, '应是一列代码，如 ["ferrous", "@flagship"]', "请从列出的名称中选定")
        return ()

    def inner(self, name: str, *, title: str = "") -> "Table":
        """A table within; an empty one when it is not there."""
        raw = self.value(name) if self.has(name) else {}
        title = title or f"[{name}]"
        return Table(raw, path=(*self.path, name), title=title, lines=self.lines, errors=self.errors)

    def rows(self, name: str, *, title: str) -> "list[Table]":
        """A list of tables; titles count from 1."""
        value = self.value(name)
        if value is None:
            return []
        if not isinstance(value, list):
            header = ".".join(part for part in (*self.path, name) if isinstance(part, str))
            self.wrong(name, f"应写成一组表，每个以 [[{header}]] 开头")
            return []
        return [
            Table(
                row, path=(*self.path, name, at), title=f"{title}第 {at + 1} 项", lines=self.lines, errors=self.errors
            )
            for at, row in enumerate(value)
        ]

    def finish(self, *, known: frozenset[str] = frozenset()) -> None:
        """Note every field that nobody asked for."""
        usable = self.read | known
        for name in self.raw:
            if name not in usable:
                self.wrong(name, f"没有这个字段；可用的有 {'、'.join(sorted(usable))}")


def as_decimal(value: object) -> Decimal | None:
    """A TOML number as a decimal; None for anything else, for infinities and for absurd sizes."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return None
    number = Decimal(value)
    if not number.is_finite():
        return None
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return number if number.adjusted() < MOST_PLACES and decimals <= MOST_DECIMALS else None
