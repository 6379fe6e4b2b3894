"""Months, quarters and years as immutable values that can be compared, counted and read aloud.

>>> Month.parse("2024-06").quarter
Quarter(year=2024, quarter=2)
>>> str(Quarter(2024, 2)), Quarter(2024, 2).label
('2024Q2', '2024年第二季度')
>>> Month(2024, 1).previous()
Month(year=2023, month=12)
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal
from zoneinfo import ZoneInfo

from msgspec import Struct

CHINA = ZoneInfo("Asia/Shanghai")
"""Where days begin and end."""

_NUMERALS = "一二三四"


class Month(Struct, frozen=True, order=True, cache_hash=True, gc=False):
    """A calendar month; ``Month(2024, 6)`` is June 2024. Raises ValueError outside 1 to 12."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read ``2024-06``; raises ValueError for anything else, a year before 1000 or after 2999 too."""
        found = re.fullmatch(r"([12][0-9]{3})-([0-9]{2})", text)
        if not found:
            raise ValueError(f"not a month: {text!r} (wanted: 2024-06)")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: dt.date) -> Month:
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def label(self) -> str:
        return f"{self.year}年{self.month}月"

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.year, (self.month + 2) // 3)

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.year, self.month, monthrange(self.year, self.month)[1])

    @property
    def months(self) -> tuple[Month, ...]:
        return (self,)

    @property
    def time_progress(self) -> Decimal:
        """The share of the year that is over by its end, rounded, so for showing."""
        return Decimal(self.month) / 12

    @property
    def year_to_date(self) -> tuple[Month, ...]:
        """January up to and with this month."""
        return _months_of(self.year)[: self.month]

    def next(self) -> Month:
        return _months_of(self.year + self.month // 12)[self.month % 12]

    def previous(self) -> Month:
        return _months_of(self.year - (self.month == 1))[(self.month - 2) % 12]

    def a_year_before(self) -> Month:
        return _months_of(self.year - 1)[self.month - 1]


class Quarter(Struct, frozen=True, order=True):
    """A calendar quarter; ``Quarter(2024, 2)`` is April to June 2024. Raises ValueError outside 1 to 4."""

    year: int
    quarter: int

    def __post_init__(self) -> None:
        if not 1 <= self.quarter <= 4:
            raise ValueError(f"no such quarter: {self.quarter}")

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Read ``2024Q2``; raises ValueError for anything else."""
        found = re.fullmatch(r"([12][0-9]{3})Q([1-4])", text)
        if not found:
            raise ValueError(f"not a quarter: {text!r} (wanted: 2024Q2)")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.year:04d}Q{self.quarter}"

    @property
    def label(self) -> str:
        return f"{self.year}年第{_NUMERALS[self.quarter - 1]}季度"

    @property
    def months(self) -> tuple[Month, Month, Month]:
        return _months_of_quarter(self.year, self.quarter)

    @property
    def last_month(self) -> Month:
        return _months_of_quarter(self.year, self.quarter)[2]

    @property
    def first_day(self) -> dt.date:
        return self.months[0].first_day

    @property
    def last_day(self) -> dt.date:
        return self.months[-1].last_day

    def next(self) -> Quarter:
        return Quarter(self.year + self.quarter // 4, self.quarter % 4 + 1)

    def previous(self) -> Quarter:
        return _quarters_of(self.year - (self.quarter == 1))[(self.quarter - 2) % 4]


class Year(Struct, frozen=True, order=True):
    """A calendar year."""

    year: int

    def __str__(self) -> str:
        return f"{self.year:04d}"

    @property
    def label(self) -> str:
        return f"{self.year}年"

    @property
    def months(self) -> tuple[Month, ...]:
        return _months_of(self.year)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return _quarters_of(self.year)

    def __iter__(self) -> Iterator[Month]:
        return iter(self.months)


@functools.lru_cache(maxsize=64)
def _months_of(year: int) -> tuple[Month, ...]:
    """The twelve months of a year, the same objects each time: whoever looks many of them up finds them by identity."""
    return tuple(Month(year, number) for number in range(1, 13))


@functools.lru_cache(maxsize=64)
def _quarters_of(year: int) -> tuple[Quarter, ...]:
    return tuple(Quarter(year, number) for number in range(1, 5))


@functools.lru_cache(maxsize=256)
def _months_of_quarter(year: int, quarter: int) -> tuple[Month, Month, Month]:
    first, second, third = _months_of(year)[quarter * 3 - 3 : quarter * 3]
    return first, second, third


def date_label(day: dt.date) -> str:
    """A date as papers write it, without leading zeros (GB/T 9704-2012): 2024年3月8日."""
    return f"{day.year}年{day.month}月{day.day}日"
