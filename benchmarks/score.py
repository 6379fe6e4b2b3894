"""``manage.py score`` on 1,000 units x 40 inputs, as it is typed, beside openpyxl that only reads the workbook.

The scheme is half by proportion, half by efficacy among all thousand. Everything counts but what Python needs to start
and end: importing, reading and checking the two files, scoring, and writing every place, line and reason.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import openpyxl
from django.conf import settings

from benchmarks.measure import in_turn

UNITS, INPUTS = 1_000, 40
ROUNDS = 5
ALLOWED = 2.0
"""Seconds beyond Python's start."""


_READ = """
import sys, openpyxl
for row in openpyxl.load_workbook(sys.argv[1], read_only=True).active.iter_rows(values_only=True):
    pass
"""


def main() -> None:
    """Both formats, each in turn with openpyxl."""
    with tempfile.TemporaryDirectory() as folder:
        scheme, figures = Path(folder) / "scheme.toml", Path(folder) / "figures.xlsx"
        scheme.write_text(_scheme(), encoding="utf-8")
        figures.write_bytes(_figures())
        manage = str(settings.BASE_DIR / "manage.py")
        for form in ("table", "json"):
            typed = [manage, "score", str(scheme), str(figures), "--format", form]
            ours, reading = in_turn(partial(_run, typed), partial(_run, ["-c", _READ, str(figures)]), rounds=ROUNDS)
            alone, _ = in_turn(partial(_run, ["-c", "pass"]), lambda: None, rounds=ROUNDS)
            beyond, read = ours.median - alone.median, reading.median - alone.median
            print(f"score, {UNITS:,} units x {INPUTS} inputs, as {form}")
            print(
                f"    {beyond:9.2f} s beyond Python's start ({alone.median:.2f} s), allowed {ALLOWED} s   "
                f"floor {read:.2f} s (openpyxl reads the workbook)   {beyond / read:.2f} x"
            )


def _run(arguments: list[str]) -> None:
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)


def _scheme() -> str:
    rules = ('rule = "efficacy"\nagainst = "peers"', 'rule = "proportion"\nagainst = "time_progress"\ncap = 1.2')
    weight = 100 / INPUTS
    items = "\n".join(
        f'[[items]]\ncode = "item-{n}"\ntitle = "指标{n}"\nweight = {weight}\nindicator = "input-{n}"\n{rules[n % 2]}\n'
        for n in range(INPUTS)
    )
    return f'[scheme]\ncode = "bench"\ntitle = "测速办法"\nyear = 2024\n\n{items}'


def _figures() -> bytes:
    """A reading for each input, and a target for every second one, which is scored by proportion."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("数据")
    targets = [f"input-{n}.target_to_date" for n in range(INPUTS) if n % 2]
    sheet.append(["代码", *(f"input-{n}" for n in range(INPUTS)), *targets])
    for unit in range(UNITS):
        # From 8.00 to 57.98, hardly two alike, as figures are.
        readings = [8 + (unit * 7919 + n * 3571) % 4999 / 100 for n in range(INPUTS)]
        sheet.append([f"unit-{unit}", *readings, *[40] * len(targets)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
