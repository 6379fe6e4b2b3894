"""R11: whatever happened to the figures on their way, the scores are those of what counts in the end.

So many histories are tried as ``HISTORIES`` in the environment says; 10,000 are tried by hand:
``HISTORIES=10000 pytest tests/evaluation/queries/test_run_figures.py -n0``.
"""

from __future__ import annotations

import os
import random

import pytest
from msgspec.structs import replace

from evaluation.models import Run, Scheme
from evaluation.queries.run_figures import run_figures
from evaluation.queries.scheme_in_force import read
from evaluation.rules.result import Result, UnitResult
from evaluation.rules.scoring import evaluate
from evaluation.services.load_scheme import load_scheme
from tests.evaluation.histories import History, People, from_scratch, more_chains, report, woven
from tests.evaluation.quarters import FIRST

pytestmark = pytest.mark.django_db

HISTORIES = int(os.environ.get("HISTORIES", "120"))
AT_ONCE = 60
"""How many chains go through their histories together, so that each is scored among peers that change too."""

SCHEME = """
[scheme]
code = "histories"
title = "随机历史（测试）"
year = 2024

[[items]]
code = "investment"
title = "完成投资"
weight = 30
rule = "proportion"
indicator = "investment-done"
against = "time_progress"
cap = 1

[[items]]
code = "high-tech"
title = "新增高新技术企业"
weight = 40
rule = "efficacy"
indicator = "new-high-tech"
against = "peers"

[[items]]
code = "growth"
title = "营业收入增幅"
weight = 30
rule = "rank"
inputs = { value = "revenue-growth.actual - unit.late" }
places = [
  { label = "前3名", upto = 3, points = 30 },
  { label = "4至20名", upto = 20, points = 20 },
  { label = "其余", upto = 1000, points = 10 },
]
"""


def scores(scheme: Scheme) -> Result:
    """The result of the quarter as it stands, without the keys of the rows that it came from."""
    run = Run(year=FIRST.year, quarter=FIRST.quarter, scheme=scheme)
    found = evaluate(scheme=read(scheme), figures=run_figures(run))
    return replace(found, units=tuple(map(_without_keys, found.units)))


def _without_keys(unit: UnitResult) -> UnitResult:
    lines = tuple(
        replace(line, inputs=tuple(replace(used, references=()) for used in line.inputs)) for line in unit.lines
    )
    return replace(unit, lines=lines)


@pytest.mark.timeout(6 * 3600)
@pytest.mark.parametrize("seed", range(-(-HISTORIES // AT_ONCE)))
def test_R11_any_history_scores_as_its_end_does(seed, city, books):
    scheme = load_scheme(by=None, text=SCHEME)
    people = People(*(city.account(who) for who in ("clerk", "director", "office", "second_office")))
    chance = random.Random(seed)
    histories = [
        History(chain=chain, quarter=FIRST, people=people, random=random.Random(f"{seed}/{chain.code}"))
        for chain in more_chains(city, books, AT_ONCE)
    ]
    report(books, histories)
    woven(histories, chance)
    lived = scores(scheme)
    from_scratch(books, histories)
    anew = scores(scheme)
    for was, now in zip(lived.units, anew.units, strict=True):
        assert was == now
    assert lived.to_json() == anew.to_json()
    complete = [unit for unit in lived.units if unit.place is not None]
    assert len(complete) >= AT_ONCE, "each has a place: nothing was compared that was not scored"
    assert sum(history.acts for history in histories) > AT_ONCE * 3
