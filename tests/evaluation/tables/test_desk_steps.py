"""What the office's desk says of the evaluation of a quarter."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from config.lib.periods import Quarter
from evaluation.enums import RunStatus, Step
from evaluation.models import Run
from evaluation.queries.judging import Judging
from evaluation.tables.desk_steps import WORDINGS, desk_step

SECOND = Quarter(2024, 2)


def run(status: RunStatus, **fields: object) -> Run:
    return Run(pk=7, year=2024, quarter=2, status=status, **fields)


def line(step: Step, held: Run | None = None, count: int = 0):
    return desk_step(Judging(quarter=SECOND, step=step, run=held, open=count))


@pytest.mark.parametrize("step", list(Step))
def test_every_step_has_its_words_and_leads_somewhere(step: Step) -> None:
    held = None if step in (Step.WAIT, Step.START) else run(RunStatus.DRAFT)
    found = line(step, held, 3)
    assert step in WORDINGS
    assert found.sentence
    assert found.button
    assert found.address.startswith("/")
    assert "%(" not in found.sentence


def test_what_waits_for_others_is_idle_and_says_for_how_many() -> None:
    found = line(Step.WAIT, count=6)
    assert found.idle
    assert found.sentence == "本季度还有6份台账未审核通过"
    assert found.address == f"{reverse('dispatch:board')}?year=2024"


def test_how_long_scores_are_shown() -> None:
    found = line(Step.SHOWN, run(RunStatus.SHOWN, shown_until=dt.date(2024, 7, 17)))
    assert "2024年7月17日" in found.sentence


@pytest.mark.parametrize(
    ("step", "held", "other"),
    [
        (Step.CONFIRM, run(RunStatus.DRAFT), run(RunStatus.SHOWN)),
        (Step.PUBLISH, run(RunStatus.CONFIRMED), run(RunStatus.DRAFT)),
        (Step.PUBLISH, run(RunStatus.DRAFT, supersedes_id=1), run(RunStatus.DRAFT)),
    ],
)
def test_the_sentence_tells_which_run_it_is(step: Step, held: Run, other: Run) -> None:
    assert line(step, held).sentence != line(step, other).sentence
    assert line(step, held).button == line(step, other).button


def test_the_notice_is_named_as_one() -> None:
    found = line(Step.NOTICE, run(RunStatus.PUBLISHED))
    assert found.title == "2024年第二季度通报"
    assert found.address == reverse("evaluation:notice_open", args=[7])
