"""``manage.py score`` on 1,000 units x 40 inputs, as it is typed, beside what Python needs to start and end.

The figures are a workbook; the scheme is half by proportion, half by efficacy among all thousand. Everything counts:
starting, reading and checking the two files, scoring, and writing every place, line and reason.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
from django.conf import settings

from benchmarks.measure import in_turn

UNITS, INPUTS = 1_000, 40
ROUNDS = 5
ALLOWED = 2.0
"""Seconds beyond Python's start."""


def main() -> None:
    """Both formats, each in turn with a Python that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        scheme, figures = Path(folder) / "scheme.toml", Path(folder) / "figures.xlsx"
        scheme.write_text(_scheme(), encoding="utf-8")
        figures.write_bytes(_figures())
        for form in ("table", "json"):
            command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "score", str(scheme), str(figures)]
            ours, alone = in_turn(
                lambda command=command, form=form: _run([*command, "--format", form]),
                lambda: _run([sys.executable, "-c", "pass"]),
                rounds=ROUNDS,
            )
            beyond = ours.median - alone.median
            print(f"score, {UNITS:,} units x {INPUTS} inputs, as {form}")
            print(f"    {beyond:9.2f} s beyond Python's start ({alone.median:.2f} s)   allowed {ALLOWED} s")


def _run(command: list[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


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
