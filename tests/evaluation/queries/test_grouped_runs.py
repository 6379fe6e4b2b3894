"""Runs whose chains are ranked in groups: told group by group, and compared with nothing but the same group."""

from __future__ import annotations

import pytest
from django.urls import reverse

from config.lib.periods import Quarter
from dispatch.models import Entry
from evaluation.documents.notice_tables import score_table as annex
from evaluation.models import Run
from evaluation.queries.notice_facts import notice_facts
from evaluation.queries.run_figures import run_figures
from evaluation.queries.runs import score_table
from evaluation.queries.scheme_in_force import read
from evaluation.queries.scheme_trial import scheme_trial
from evaluation.services.load_scheme import load_scheme
from evaluation.services.publish_run import publish_run
from tests.dispatch.books import INVESTMENT
from tests.evaluation.quarters import FIRST, SCHEME, accept_quarter, judge, load_small_scheme

pytestmark = pytest.mark.django_db

GROUPED = (
    SCHEME.replace("weight = 60", "weight = 60\nweights = { bearings = 70 }")
    .replace("weight = 40", "weight = 40\nweights = { bearings = 30 }")
    .replace(
        "[[items]]",
        '[[groups]]\ncode = "old"\ntitle = "传统产业"\nunits = ["bearings"]\n\n'
        '[[groups]]\ncode = "new"\ntitle = "新兴产业"\nunits = ["ferrous"]\n\n[[items]]',
        1,
    )
)


@pytest.fixture
def grouped(books):
    accept_quarter(books, FIRST)
    return load_scheme(by=None, text=GROUPED)


def test_chains_stand_group_by_group_in_the_order_of_the_scheme(grouped, office):
    run = judge(office, grouped, FIRST)
    assert [(row.placing.group, row.placing.place) for row in score_table(run).rows] == [
        ("传统产业", 1),
        ("新兴产业", 1),
    ]


def test_full_marks_that_differ_are_not_told_as_one_chains(grouped, office, client_of):
    run = judge(office, grouped, FIRST)
    assert [(column.full, column.differs) for column in score_table(run).columns] == [(0, True), (0, True)]
    table = annex(notice_facts(run))
    assert [column.title for column in table.columns][:5] == ["分组", "名次", "产业链", "总分", "完成投资（满分不一）"]
    assert not any("组内排名" in note for note in table.notes), "the column says it"
    assert table.rows[0][:3] == ["传统产业", "1", "高端轴承"]
    page = client_of(office).get(reverse("evaluation:run_view", args=[run.pk])).content.decode()
    assert page.index("传统产业</th>") < page.index("新兴产业</th>")
    assert page.count("满分不一") == 2


def test_places_of_another_group_are_no_movement(grouped, office, books):
    publish_run(by=office, run=judge(office, load_small_scheme(), FIRST))
    second = Quarter(2024, 2)
    accept_quarter(books, second)
    together = run_figures(Run(year=2024, quarter=2, scheme=load_small_scheme()))
    apart = run_figures(Run(year=2024, quarter=2, scheme=grouped))
    assert {unit.previous_place for unit in together.units.values()} == {1, 2}
    assert {unit.previous_place for unit in apart.units.values()} == {None}


def test_a_trial_tells_no_climb_from_one_group_to_another(grouped, office):
    judge(office, load_small_scheme(), FIRST)
    trial = scheme_trial(read(grouped), quarter=FIRST, against=None, points={}, show="")
    assert [row.new.place for row in trial.rows] == [1, 1]
    assert [row.climbed for row in trial.rows] == [None, None]
    assert trial.unplaced == []


def test_a_trial_says_why_chains_have_no_place(grouped):
    Entry.objects.filter(ledger__chain__code="bearings", indicator__code=INVESTMENT).delete()
    trial = scheme_trial(read(grouped), quarter=FIRST, against=None, points={}, show="")
    [(note, names)] = trial.unplaced
    assert note.startswith("完成投资：「完成投资」没有实绩")
    assert names == "高端轴承"


def test_the_cockpit_stands_group_by_group_with_the_first_of_each(grouped, office, leader, client_of):
    publish_run(by=office, run=judge(office, grouped, FIRST))
    answer = client_of(leader).get(reverse("evaluation:cockpit"))
    cockpit, page = answer.context["cockpit"], answer.content.decode()
    assert [row.placing.group for row in cockpit.rows] == ["传统产业", "新兴产业"]
    assert [row.chain.code for row in cockpit.first] == ["bearings", "ferrous"]
    assert page.count('scope="rowgroup">传统产业</th>') == 1
    assert '<span class="soft">新兴产业</span>' in page, "beside who is first in it"
