"""The tables of docs/registers.md, as the declarations give them; ``python -m tests.registers_page`` writes them."""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.utils import translation

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()

from chains.registers import kinds
from chains.registers.columns import Column, Guard
from chains.registers.common import COMMON
from chains.registers.register import REGISTERS, Register

PAGE = Path(__file__).parents[1] / "docs" / "registers.md"
BEGIN, END = "<!-- columns -->\n", "<!-- end of columns -->\n"
GUARDS = {Guard.OPEN: "", Guard.FIGURES: "单家企业数据", Guard.CONTACT: "联系方式，默认遮盖"}
WORDS: dict[type[kinds.Kind], str] = {
    kinds.Amount: "数",
    kinds.Rate: "数",
    kinds.Count: "整数",
    kinds.Year: "年份，四位数字",
    kinds.Day: "日期",
    kinds.YesNo: "是或否",
    kinds.CreditCode: "18 位统一社会信用代码，核对校验码",
    kinds.IndustryCode: "国民经济行业代码（GB/T 4754-2017）",
    kinds.ProjectCode: "24 位项目代码",
    kinds.District: "区县或功能区的名称",
    kinds.Contact: "文字",
    kinds.Words: "文字，可分行",
    kinds.Code: "代码",
    kinds.Text: "文字",
}


def tables() -> str:
    """A table for each register and one for what all have, in Chinese."""
    with translation.override("zh-hans"):
        parts = [_register(one) for one in REGISTERS.values() if one.model._meta.app_label == "chains"]
        common = "\n".join(f"| `{one.code}` | {one.label} |" for one in COMMON)
    return "\n".join([*parts, f"### 各库共有、由系统填写\n\n| 代码 | 栏目 |\n|---|---|\n{common}\n"])


def _register(register: Register) -> str:
    rows = "\n".join(_row(register, one) for one in register.columns)
    return f"### {register.title} `{register.code}`\n\n| 代码 | 栏目 | 填什么 | 其他叫法 |\n|---|---|---|---|\n{rows}\n"


def _row(register: Register, column: Column) -> str:
    marks = [
        _means(column),
        "必填" if column.required else "",
        "查找已有记录的依据" if column.code == register.key else "",
        GUARDS[column.guard],
        "由系统得出，导入的行可写" if column.begins else "由系统得出，不填" if column.computed else "",
    ]
    said = "；".join(mark for mark in marks if mark)
    others = "、".join(name for name in column.names if name != column.label)
    return f"| `{column.code}` | {column.head} | {said} | {others} |"


def _means(column: Column) -> str:
    kind = column.kind
    if kind.offers and not isinstance(kind, kinds.YesNo):
        among = "、".join(f"{name} `{value}`" for value, name in kind.offers)
        return f"{'可多选' if isinstance(kind, kinds.Choices) else '选一项'}：{among}"
    if isinstance(kind, kinds.Link) and not isinstance(kind, kinds.District):
        return "已登记的名称"
    return next(words for of, words in WORDS.items() if isinstance(kind, of) and _nearest(kind, of))


def _nearest(kind: kinds.Kind, of: type[kinds.Kind]) -> bool:
    """Whether no other kind of the table lies nearer to it."""
    return not any(other is not of and issubclass(other, of) and isinstance(kind, other) for other in WORDS)


def write() -> None:
    """Put the tables of now into the page."""
    page = PAGE.read_text(encoding="utf-8")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{tables()}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    write()
