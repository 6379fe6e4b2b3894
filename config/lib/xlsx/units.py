"""Units as offices write them: behind a figure, in a head, in a line above the table, in a number format."""

import re

from config.lib.xlsx.names import plain

PERCENT = "%"
_PERCENTS = frozenset({PERCENT, "％", "百分点", "个百分点"})
_SCALE = re.compile(r"[万亿千百十]*")
_WORD = (
    r"[万亿千百十]{0,2}(?:美?元|吨|公斤|家|个|户|人|人次|亩|公顷|平方米|平方公里|千瓦时?|度|项|条|件|台套?|辆|批|%|％)"
)
_UNIT = re.compile(rf"{_WORD}|[千百]?万亿?|亿")
_LINE = re.compile(rf"(?<![\u4e00-\u9fff])(?:计量|金额)?单\s*位\s*[:：]\s*({_WORD}(?:[、,，/]{_WORD})*)\s*[)）]?\s*$")
_IN_BRACKETS = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]")
_BETWEEN = re.compile(r"[、,，;；/:：\s]+")


def is_unit(text: str) -> bool:
    """Whether a text is a known unit, such as 万元 or 家."""
    return _UNIT.fullmatch(text) is not None or text in _PERCENTS


def is_addition(text: str) -> bool:
    """Whether a text alone in a cell of a head belongs to the name above it: a unit, or a remark in brackets."""
    return is_unit(text) or _IN_BRACKETS.fullmatch(text) is not None


def means_percent(unit: str) -> bool:
    """Whether figures in this unit are hundredths."""
    return unit in _PERCENTS


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one: 亿 and 亿元 are, 个百分点 and % are, 万元 and 亿元 are not."""
    short, long = sorted((plain(one), plain(other)), key=len)
    return bool(short) and (short == long or f"{short}元" == long or (means_percent(short) and means_percent(long)))


def unit_line(text: str) -> str:
    """The units of a line such as "单位：万元"; "" where it is none."""
    found = _LINE.search(text)
    return found[1] if found else ""


def named_unit(text: str) -> str:
    """The first known unit among what stands in the brackets of a head: "万元，含税" names 万元."""
    return next((part for part in _BETWEEN.split(text) if is_unit(part)), "")


def unit_of_kind(units: str, wanted: str) -> str:
    """The one of several units ("万元、家") that measures the same as the wanted one, on whatever scale; "" if none."""
    return next((unit for unit in _BETWEEN.split(units) if _measured(unit) == _measured(wanted)), "")


def _measured(unit: str) -> str:
    """What is measured, its scale left off: 万元 and 亿 both measure 元."""
    return _SCALE.sub("", unit, count=1) or "元"
