"""``manage.py score SCHEME.toml FIGURES.xlsx``: score a workbook of figures by a scheme, without any database.

It reads two files and writes text, so that an office can try a scheme, and anybody check a published ranking. Exit
status 0: scored; 1: the figures are wrong, or what they declare is not what was computed; 2: the scheme is wrong.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import django
from django.core.exceptions import AppRegistryNotReady
from django.core.management.base import BaseCommand, handle_default_options

from config.lib.xlsx import cells as workbooks
from config.lib.xlsx.limits import Limits, WorkbookRefused
from config.lib.xlsx.reading import read_workbook
from evaluation.rules.canonical import canonical
from evaluation.rules.errors import SchemeError, SchemeErrors
from evaluation.rules.figuresfile.declared import differences
from evaluation.rules.figuresfile.reading import FigureError, FiguresFileErrors, read_figures
from evaluation.rules.figuresfile.values import MERGED, Cell
from evaluation.rules.scheme import Scheme, period_of
from evaluation.rules.schemefile.parsing import parse_scheme
from evaluation.rules.scoring import FiguresError, evaluate
from evaluation.tables.score_text import score_text

LIMITS = Limits(cells=1_000_000)
"""For a file of whoever types the command; what an installation allows its users stands in settings, left alone."""

TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".csv"})
"""How the names of files of figures end: one in the place of the scheme was swapped with it."""

SCORED, FIGURES_WRONG, SCHEME_WRONG = 0, 1, 2


class _Wrong(Exception):
    """Work cannot go on: the status to end with, the file it is about, and all that is wrong with it."""

    def __init__(self, status: int, file: Path, errors: Sequence[SchemeError | FigureError]) -> None:
        self.status, self.file, self.errors = status, file, errors
        super().__init__(str(file))


class Command(BaseCommand):
    help = "Score a table of figures (xlsx or csv) by a scheme (TOML), without a database. See docs/schemes.md."
    requires_system_checks: list[str] = []

    def run_from_argv(self, argv: list[str]) -> None:
        """As of any command, but without closing connections to databases: to ask for some, settings would be read."""
        self._called_from_command_line = True  # a wrong command is told in a line, without a traceback
        options = vars(self.create_parser(argv[0], argv[1]).parse_args(argv[2:]))
        handle_default_options(Namespace(**options))
        self.execute(**options)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("scheme", type=Path, help="the scheme, a TOML file")
        parser.add_argument("figures", type=Path, help="the figures, xlsx or csv: a row a unit, a column an input")
        parser.add_argument("--format", choices=("table", "json"), default="table", help="what to print")
        judged = "the period judged: 2024Q2, 2024H1, 2024 (the scheme's year)"
        parser.add_argument("--period", type=_period, help=judged)

    def handle(self, *args: Any, **options: Any) -> None:
        as_json = options["format"] == "json"
        gc.disable()  # figures and results hold no cycles, and there are very many of them
        try:
            status = self._score(options["scheme"], options["figures"], options["period"] or "", as_json=as_json)
        except _Wrong as wrong:
            self._tell(wrong.file, wrong.errors, as_json=as_json)
            status = wrong.status
        except BrokenPipeError:  # whoever reads it has read enough, as `head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = SCORED
        finally:
            gc.enable()
        if status:
            sys.exit(status)

    def _score(self, scheme_path: Path, figures_path: Path, period: str, *, as_json: bool) -> int:
        scheme = _scheme(scheme_path)
        if period and not period.startswith(str(scheme.year)):
            message = f"办法是 {scheme.year} 年的，不能评「{period}」；请核对时期"
            raise _Wrong(FIGURES_WRONG, figures_path, [FigureError(0, 0, message)])
        rows = _rows(figures_path)
        try:
            read = read_figures(rows, scheme=scheme, period=period or str(scheme.year))
            result = evaluate(scheme=scheme, figures=read.figures)
        except FiguresFileErrors as wrong:
            raise _Wrong(FIGURES_WRONG, figures_path, wrong.errors) from None
        except FiguresError as wrong:
            raise _Wrong(FIGURES_WRONG, figures_path, [FigureError(0, 0, str(wrong))]) from None
        found = differences(result, read.declared)
        if as_json:
            told = json.dumps([_as_data(figures_path, one) for one in found], ensure_ascii=False)
            doubtful = json.dumps([_as_data(figures_path, one) for one in read.doubtful], ensure_ascii=False)
            for piece in ('{"result":', canonical(result), f',"differences":{told},"doubtful":{doubtful}}}\n'):
                self.stdout.write(piece, ending="")
        else:
            self.stdout.write("\n".join(score_text(result)))
            if read.declared and not found:
                self.stdout.write(f"\n表中写明的总分、名次和得分共 {len(read.declared)} 个，与计算结果一致。")
            self._tell(figures_path, found, as_json=False)
            for one in read.doubtful:
                self.stderr.write(f"提请核对：{figures_path} {one}")
        return FIGURES_WRONG if found else SCORED

    def _tell(self, file: Path, errors: Sequence[SchemeError | FigureError], *, as_json: bool) -> None:
        if as_json:
            told = [_as_data(file, one) for one in errors]
            self.stdout.write(json.dumps({"errors": told}, ensure_ascii=False))
            return
        for one in errors:
            self.stderr.write(f"{file} {one}")


def _period(text: str) -> str:
    """A period as it is typed."""
    if not period_of(text):
        raise ArgumentTypeError(f"没有「{text}」这个时期；应写作 2024Q2（季度）、2024H1（半年）或 2024（全年）")
    return text


def _unopened(error: OSError) -> str:
    """Why a file cannot be read, and what to do."""
    match error:
        case FileNotFoundError():
            return "没有这个文件；请核对路径"
        case IsADirectoryError():
            return "这是一个文件夹；请写文件的路径"
        case PermissionError():
            return "没有读取权限；请核对文件的权限"
    return f"文件打不开（{error.strerror}）；请核对路径"


def _as_data(file: Path, error: SchemeError | FigureError) -> dict[str, Any]:
    if isinstance(error, SchemeError):
        return {"file": str(file), "line": error.line, "field": error.field, "message": error.message}
    return {"file": str(file), "row": error.row, "column": error.letters, "message": error.message}


def _scheme(path: Path) -> Scheme:
    if path.suffix.lower() in TABLES:
        message = "这里应写办法（.toml 文件），却是一个数据表；先写办法，再写数据表"
        raise _Wrong(SCHEME_WRONG, path, [SchemeError(0, "", message)])
    try:
        return parse_scheme(path.read_text(encoding="utf-8"))
    except SchemeErrors as wrong:
        raise _Wrong(SCHEME_WRONG, path, wrong.errors) from None
    except UnicodeDecodeError:
        message = "文件不是 UTF-8 编码；请用文本编辑器另存为 UTF-8"
    except OSError as wrong:
        message = _unopened(wrong)
    raise _Wrong(SCHEME_WRONG, path, [SchemeError(0, "", message)])


def _rows(path: Path) -> list[list[Cell]]:
    try:
        with path.open("rb") as file:
            try:
                workbook = read_workbook(file, LIMITS)
            except AppRegistryNotReady:  # a refusal is told in the person's language, which is known to the apps alone
                django.setup()
                workbook = read_workbook(file, LIMITS)
    except WorkbookRefused as wrong:
        message = str(wrong)
    except OSError as wrong:
        message = _unopened(wrong)
    else:
        return list(_plain(workbook))
    raise _Wrong(FIGURES_WRONG, path, [FigureError(0, 0, message)])


def _plain(workbook: workbooks.Workbook) -> Iterator[list[Cell]]:
    """The cells of the first sheet that a person sees, every row as wide as it is filled."""
    sheet = next((one for one in workbook.sheets if not one.hidden), workbook.sheets[0])
    for number in range(1, sheet.height + 1):
        filled = sheet.rows.get(number, {})
        row: list[Cell] = [None] * max(filled, default=0)
        for column, cell in filled.items():
            row[column - 1] = _value(cell)
        yield row


def _value(cell: workbooks.Cell) -> Cell:
    if cell.spread:
        return f"{cell.text}{MERGED}"
    if cell.error:
        return cell.text or "（结果出错的公式）"
    if cell.uncomputed:
        return cell.text or "（没有结果的公式）"
    if isinstance(cell.value, Decimal):
        return cell.value * 100 if cell.percent else cell.value
    return cell.text
